"""A price counts for six months; then buyers are told to ask, and officers to renew it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from products.models.choices import PRICE_DAYS
from tests.products.factories import LIST, make_product

ASK = "có thể đã đổi; hãy hỏi người bán"


def priced(commune, title, day):
    return make_product(
        commune,
        title,
        price_min=45_000,
        price_unit="kg",
        price_updated_on=day,
        shipping_note="Gửi thùng 10 kg: 40.000 đ",
    )


@pytest.fixture
def pages(world):
    """Prices of today, and six months old."""
    today = timezone.localdate()
    return priced(world.a, "Mới", today), priced(world.a, "Cũ", today - timedelta(days=PRICE_DAYS))


def test_an_old_price_says_so_on_the_page_and_on_the_card(world, pages):
    fresh, old = pages
    for page, is_old in ((fresh, False), (old, True)):
        html = world.get(world.a.site, f"{LIST}{page.slug}/").text
        card = html.partition("<article>")[2].partition("</article>")[0]
        assert (ASK in card) == is_old
        assert "Gửi thùng 10 kg: 40.000 đ" in card
    assert world.get(world.a.site, LIST).text.count(ASK) == 1


def test_only_a_fresh_price_is_an_offer_for_machines(world, pages):
    fresh, old = pages
    until = fresh.price_valid_until.isoformat()
    assert f'"priceValidUntil": "{until}"' in world.get(
        world.a.site, f"{LIST}{fresh.slug}/"
    ).text.replace('":"', '": "')
    assert '"offers"' not in world.get(world.a.site, f"{LIST}{old.slug}/").text
    items = world.get(world.a.site, "/api/v1/products/").json()["results"]
    assert {item["name"]: item["offers"]["isStale"] for item in items} == {"Mới": False, "Cũ": True}


def test_the_last_day_still_counts(world):
    page = priced(world.a, "Cam", timezone.localdate())
    assert page.price_valid_until == page.price_updated_on + timedelta(days=PRICE_DAYS - 1)
    page.price_updated_on = timezone.localdate() - timedelta(days=PRICE_DAYS - 1)
    assert page.price_valid_until >= timezone.localdate() and not page.price_is_stale
