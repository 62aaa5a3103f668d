"""303/QĐ-UBND of Nghệ An, 4/2/2020: 48 products, 8 of them renewed in time.

Only the numbers and days are real; names are invented (dữ liệu mẫu). What the register and the
lists would have told the communes, day by day.
"""

from datetime import date, timedelta

import pytest

from products.decisions.models import DecisionEntry, DecisionKind
from products.models import ProductPage
from products.models.choices import CertificateState
from products.querysets import certificate_is
from products.viewsets import STEPS, certificate_filter
from tests.decisions.conftest import give_lands, take_products
from tests.products.factories import make_producer, make_product

DECIDED, ENDED = date(2020, 2, 4), date(2023, 2, 4)
RENEWED = 8


@pytest.fixture(scope="module")
def replay(module_world):
    """The 48 products in two communes with their pages, for all tests here."""
    lands = module_world
    give_lands(lands)
    rows = [
        (
            f"Sản phẩm mẫu {n}",
            f"HTX Mẫu {n % 6}",
            "xã Thành Cũ" if n % 2 else "xã Bãi Cũ",
            3 + n % 2,
        )
        for n in range(48)
    ]
    # Odd ones in A, even ones in B, as their owners.
    owners = [make_producer(lands.a if n % 2 else lands.b, f"Hợp tác xã Mẫu {n}") for n in range(6)]
    for n, (name, _owner, _commune, stars) in enumerate(rows):
        place = lands.a if n % 2 else lands.b
        make_product(
            place,
            name,
            producer=owners[n % 6],
            star_rating=stars,
            evidence_level="A",
            decision_number="303/QĐ-UBND",
            certified_on=DECIDED,
            expires_on=ENDED,
        )
    take_products(*rows, on=DECIDED)
    return rows


def ended_on(day) -> int:
    """Products of the decision without stars that count on a day, by the register."""
    valid = DecisionEntry.objects.filter(valid_until__gte=day, decision__issued_on__lte=day)
    return 48 - len({(one.name_key, one.owner_key) for one in valid if one.is_valid_on(day)})


def test_all_48_find_their_pages_across_the_new_borders(replay, module_world):
    entries = DecisionEntry.objects.all()
    assert entries.count() == 48 and {one.match for one in entries} == {"certain"}
    assert {one.valid_until for one in entries} == {ENDED}
    assert entries.filter(site=module_world.a.site).count() == 24


@pytest.mark.parametrize("step", STEPS)
def test_all_48_would_have_been_warned_at_each_step(replay, step):
    day = ENDED - timedelta(days=int(step))
    assert ProductPage.objects.filter(certificate_filter(step, day)).count() == 48
    assert ProductPage.objects.filter(certificate_is(CertificateState.EXPIRING, day)).count() == 48
    assert ended_on(day) == 0


def test_nobody_is_warned_before_the_first_step(replay):
    day = ENDED - timedelta(days=181)
    assert ProductPage.objects.filter(certificate_is(CertificateState.VALID, day)).count() == 48


def test_the_register_knows_180_days_before_which_end(replay):
    day = ENDED - timedelta(days=180)
    ending = DecisionEntry.objects.filter(
        valid_until__gte=day, valid_until__lte=day + timedelta(days=180)
    )
    assert ending.count() == 48


def test_40_ended_the_day_after_and_8_were_renewed(replay, db):
    take_products(
        *replay[:RENEWED], number="1/QĐ-UBND", on=date(2023, 1, 16), kind=DecisionKind.RENEW
    )
    assert ended_on(ENDED) == 0
    assert ended_on(ENDED + timedelta(days=1)) == 40
    # Nobody has taken the stars of the renewed ones away, nor kept those of the rest.
    renewed = DecisionEntry.objects.filter(decision__kind=DecisionKind.RENEW)
    assert {one.match for one in renewed} == {"certain"} and renewed.count() == RENEWED
