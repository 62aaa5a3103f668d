"""Two worlds that differ only in foreign things give an officer the same answers."""

from zlib import crc32

import pytest
from django.db import transaction

from tests.isolation.test_matrix import SHARDS, asked_addresses, digest, of_shard
from tests.isolation.two_worlds import difference, said, stir
from tests.isolation.walking import Walker, requests_of
from tests.isolation.world import ROLES

pytestmark = pytest.mark.django_db
COMMUNE_ROLES = [role for role in ROLES if role.startswith("a-")]


def answers(walker: Walker, requests) -> dict:
    found = {}
    for request in requests:
        walker.ask(request)
        found[request] = said(walker.last)
    return found


# Lists of what the province has published for every commune.
OF_THE_PROVINCE = ("/admin/thu-tuc-tai-xa/",)


def compare(it, requests) -> list[str]:
    """What is answered otherwise once commune B and the portal have other things; of lists of the
    province's, once commune B has."""
    told = [one for one in requests if one.path.startswith(OF_THE_PROVINCE)]
    rest = [one for one in requests if one not in told]
    return _compare(it, rest, "bp") + _compare(it, told, "b")


def _compare(it, requests, others: str) -> list[str]:
    if not requests:
        return []
    walker = Walker(it)
    for role in {request.role for request in requests}:
        walker.client(role)
    before = answers(walker, requests)
    again = answers(walker, requests[:3])
    assert all(before[one] == said for one, said in again.items()), "the noise is not known"
    with transaction.atomic():
        stir(it, others)
        after = answers(walker, requests)
        transaction.set_rollback(True)
    return [
        f"{one}\n    {difference(before[one], after[one])}"
        for one in requests
        if before[one] != after[one]
    ]


def reads(it, address, role) -> list:
    return [one for one in requests_of(it, address, role) if one.method == "GET"]


def test_a_sample_of_answers_is_the_same_in_both(isolation):
    requests = []
    for address in asked_addresses():
        if digest(address.template, "both") % 8:  # each eighth address
            continue
        role = COMMUNE_ROLES[digest(address.template, "two") % len(COMMUNE_ROLES)]
        some = sorted(reads(isolation, address, role), key=lambda one: digest(one, "two"))
        requests += [one for one in some if one.whose != "foreign"][:1] or some[:1]
    different = compare(isolation, requests)
    if different:
        pytest.fail("\n".join(different), pytrace=False)


@pytest.mark.isolation
@pytest.mark.parametrize("shard", range(SHARDS))
def test_answers_are_the_same_in_both(isolation, shard):
    requests = [
        request
        for address in of_shard(shard)
        for role in [("a-contributor", "a-admin")[digest(address.template) % 2]]
        for request in reads(isolation, address, role)
    ]
    different = compare(isolation, requests)
    if different:
        pytest.fail("\n".join(different), pytrace=False)


def test_the_sample_is_the_same_each_time():
    assert crc32(b"admin") == digest("admin")
