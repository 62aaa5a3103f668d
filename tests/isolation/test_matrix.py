"""Every address of the admin × role × method × own and foreign things: nothing of another site.

A sample in each run; the whole by `make isolation`. See docs/tenancy.md for what to do
when it is red.
"""

from zlib import crc32

import pytest

from tests.isolation.addresses import addresses
from tests.isolation.walking import NOBODY, NOT_ASKED, Walker, requests_of, walk
from tests.isolation.world import ROLES

pytestmark = pytest.mark.django_db
SHARDS = 48
EVERYONE = (*ROLES, NOBODY)


def asked_addresses():
    return [one for one in addresses() if one.name not in NOT_ASKED]


def of_shard(shard: int) -> list:
    return [one for one in asked_addresses() if crc32(one.template.encode()) % SHARDS == shard]


def tell(walker: Walker, findings) -> None:
    """Fails with a line for each thing that should not have been, and what opened it."""
    if findings:
        lines = (f"{one}\n    {walker.examples[one]}" for one in sorted(findings))
        pytest.fail("\n".join(lines), pytrace=False)


def digest(*parts) -> int:
    return crc32(" ".join(map(str, parts)).encode())


def sample(it, address) -> list:
    """Of an address: a GET as one role, something else as another; the same ones each time."""
    communes = [role for role in ROLES if role.startswith("a-")]
    first = communes[digest(address.template) % len(communes)]
    others = [role for role in EVERYONE if role != first]
    second = others[digest(address.template, 2) % len(others)]
    found = []
    for role, is_get in ((first, True), (second, False)):
        requests = requests_of(it, address, role)
        some = [one for one in requests if (one.method == "GET") == is_get]
        found.append(min(some, key=lambda one: digest(one)))
    return found


def test_a_sample_of_the_admin_keeps_to_the_officers_own_site(isolation):
    walker = Walker(isolation)
    findings = set()
    for address in asked_addresses():
        for request in sample(isolation, address):
            findings |= walker.ask(request)
    tell(walker, findings)


@pytest.mark.isolation
@pytest.mark.parametrize("shard", range(SHARDS))
def test_the_admin_keeps_to_the_officers_own_site(isolation, shard):
    walker = Walker(isolation)
    findings = set()
    for address in of_shard(shard):
        for role in EVERYONE:
            findings |= walk(walker, requests_of(isolation, address, role))
    tell(walker, findings)


def test_the_whole_admin_is_asked():
    names = {one.name for one in asked_addresses()}
    assert len(names) > 300
    assert names >= {"wagtailadmin_home", "wagtailadmin_login", "staff_invitation"}


def test_every_address_is_asked_as_two_roles(isolation):
    for address in asked_addresses():
        assert len({request.role for request in sample(isolation, address)}) == 2, address
