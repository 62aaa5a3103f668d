"""A certificate is as old as the reader's day: on every surface, a minute before and after."""

import csv
from datetime import date, datetime, timedelta
from io import StringIO
from itertools import product as combined

import pytest
from django.core.management import call_command
from django.utils import timezone

from products.models import CertificateState, ProductPage
from products.models.choices import ENDING_STEPS
from products.querysets import certificate_is, ends_within, has_stars
from search import updating
from search.models import SearchDocument
from tests.products.factories import LIST, make_product

ENDS = date(2027, 6, 10)
GIVEN = {
    "star_rating": 4,
    "evidence_level": "A",
    "decision_number": "12/QĐ-UBND",
    "decision_authority": "UBND tỉnh",
    "certified_on": date(2024, 6, 10),
    "expires_on": ENDS,
}
FILED = {"reassessing_since": date(2027, 5, 1)}
REVOKED = {
    "revoked_on": date(2027, 3, 1),
    "revocation_reason": "safety",
    "revocation_decision": "77/QĐ-UBND",
}
STARS = 'class="stars"'


@pytest.fixture
def clock(monkeypatch):
    """Sets what time it is here: `clock("2027-06-10 23:59")`."""

    def at(text: str) -> datetime:
        moment = timezone.make_aware(datetime.fromisoformat(text))
        monkeypatch.setattr(timezone, "now", lambda: moment)
        return moment

    return at


def surfaces(world, readers) -> dict:
    """What each surface says of the one product: its state, and whether it shows four stars."""
    site = world.a.site

    def html(path):
        answer = readers.get(site, path)
        assert answer.status_code == 200, path
        return answer.content.decode()

    page, listed = html(LIST + "mat-ong/"), html(LIST)
    item = readers.get(site, "/api/v1/products/").json()["results"][0]
    sheet = readers.get(site, "/api/v1/products.csv").getvalue().decode("utf-8-sig")
    row = next(csv.DictReader(StringIO(sheet)))
    state = item["hasCertification"]["certificationStatus"]
    stars = {
        "page": STARS in page,
        "JSON-LD": '"hasCertification":{' in page and '"ratingValue":4' in page,
        "card": STARS in listed,
        "portal": STARS in readers.get(world.portal.site, LIST).content.decode(),
        "facet": "stars=4" in listed,
        "list": "mat-ong/" in html(LIST + "?stars=4"),
        "search": "mat-ong/" in html("/tim-kiem/?q=mat+ong&stars=4").partition("<main")[2],
        "API": item["ocopStars"] == 4,
        "API, narrowed": readers.get(site, "/api/v1/products/?stars=4").json()["count"] == 1,
        "CSV": row["ocopStars"] == "4",
    }
    asked = "/api/v1/products/?certificate="
    states = [one for one in CertificateState if readers.get(site, asked + one).json()["count"]]
    assert states == [state]
    return {"state": state, "page": page, "told": stars}


@pytest.mark.parametrize(
    ("more", "before", "after", "words"),
    [
        ({}, ("2026-12-11", "valid", 4), ("2026-12-12", "expiring", 4), "còn 180 ngày"),
        ({}, ("2027-03-11", "expiring", 4), ("2027-03-12", "expiring", 4), "còn 90 ngày"),
        ({}, ("2027-05-10", "expiring", 4), ("2027-05-11", "expiring", 4), "còn 30 ngày"),
        ({}, ("2027-06-10", "expiring", 4), ("2027-06-11", "expired", 0), "hết hạn từ 10/6/2027"),
        (FILED, ("2027-04-30", "expiring", 4), ("2027-05-01", "reassessing", 4), "hồ sơ nộp ngày"),
        (FILED, ("2027-06-10", "reassessing", 4), ("2027-06-11", "reassessing", 0), "hết hạn từ"),
        (REVOKED, ("2027-02-28", "expiring", 4), ("2027-03-01", "revoked", 0), "thu hồi từ"),
    ],
)
def test_every_surface_follows_the_day(world, readers, clock, more, before, after, words):
    clock(f"{before[0]} 23:59")
    page = make_product(world.a, "Mật ong", **GIVEN)
    for name, value in more.items():
        setattr(page, name, value)
    page.save(clean=False)
    updating.catch_up()
    for (_day, state, stars), moment in ((before, None), (after, f"{after[0]} 00:01")):
        if moment:
            assert readers.is_kept(world.a.site, LIST + "mat-ong/")
            clock(moment)
        told = surfaces(world, readers)
        assert told["state"] == state
        assert told["told"] == dict.fromkeys(told["told"], bool(stars))
    assert words in told["page"]


def test_the_search_forgets_the_words_of_stars_that_ended(world, clock):
    clock("2027-06-10 23:59")
    page = make_product(world.a, "Mật ong", **GIVEN)
    updating.catch_up()

    def words():
        return SearchDocument.objects.get(page_id=page.pk).body_words.split()

    assert "sao" in words()
    clock("2027-06-11 00:01")
    call_command("follow_certificates")
    updating.catch_up()
    assert "sao" not in words()


def test_sql_and_python_agree_on_every_day(world):
    around = timedelta(days=1)
    cases = [
        GIVEN | {"star_rating": stars, "evidence_level": level} | filed | revoked
        for stars, level, filed, revoked in combined(
            (4, None), ("A", "C"), ({}, FILED), ({}, REVOKED)
        )
    ]
    for number, values in enumerate(cases):
        page = make_product(world.a, f"Món {number}")
        ProductPage.objects.filter(pk=page.pk).update(**values)
    edges = [ENDS, FILED["reassessing_since"], REVOKED["revoked_on"]]
    edges += [ENDS - timedelta(days=step) for step in ENDING_STEPS]
    pages = list(ProductPage.objects.all())
    for day in sorted({edge + step * around for edge in edges for step in (-1, 0, 1)}):
        for state in CertificateState:
            found = set(ProductPage.objects.filter(certificate_is(state, day)))
            assert found == {one for one in pages if one.certificate_state_on(day) == state}, day
        found = set(ProductPage.objects.filter(has_stars(day)))
        assert found == {one for one in pages if one.stars_on(day)}
        near = set(ProductPage.objects.filter(ends_within(day, 30)))
        assert near == {one for one in pages if one.ending_step_on(day) == 30}
