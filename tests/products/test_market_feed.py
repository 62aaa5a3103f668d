"""All products in one file: CSV for marketplaces, JSON-LD for programs."""

import csv
import io
import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from products.market_feed import COLUMNS
from products.models import ProducerPage, ProductPage
from products.models.choices import PRICE_DAYS
from tests.open_data.datasets import texts_of
from tests.products.factories import LIST, make_producer, make_product, with_stars
from tests.traceability.factories import make_code

CSV, LINKED = "/nguon-tin/san-pham.csv", "/nguon-tin/san-pham.jsonld"


def rows_of(world, site) -> list[dict]:
    text = texts_of(world.get(site, CSV))
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def nodes_of(world, site) -> list[dict]:
    told = json.loads(texts_of(world.get(site, LINKED)))
    assert told["@type"] == "ItemList"
    return [element["item"] for element in told["itemListElement"]]


def priced(commune, title="Cam Vinh", **values):
    values = {"price_min": 45_000, "price_unit": "kg"} | values
    return make_product(commune, title, **values)


def test_a_row_has_what_marketplaces_take(world):
    page = priced(
        world.a,
        producer=make_producer(world.a, "Hợp tác xã Cam"),
        images=1,
        summary="Ngọt đậm.",
        is_available=False,
        ocop_group="food",
    )
    make_code(world.a, product=page)
    (row,) = rows_of(world, world.a.site)
    assert tuple(row) == COLUMNS
    assert row.pop("image_link").startswith("http://a.test/media/images/")
    assert row == {
        "id": str(page.pk),
        "gtin": "9521234543213",
        "title": "Cam Vinh",
        "description": "Ngọt đậm.",
        "availability": "out_of_stock",
        "price": "45000",
        "currency": "VND",
        "link": f"http://a.test{LIST}cam-vinh/",
        "brand": "Hợp tác xã Cam",
        "category": "Thực phẩm",
    }


def test_programs_get_products_and_offers(world):
    page = priced(world.a, **with_stars(4))
    make_code(world.a, product=page)
    answer = world.get(world.a.site, LINKED)
    assert answer.headers["Content-Type"].startswith("application/ld+json")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    (node,) = nodes_of(world, world.a.site)
    assert (node["@type"], node["gtin"]) == ("Product", "9521234543213")
    assert node["offers"]["price"] == 45_000
    assert node["hasCertification"]["certificationRating"]["ratingValue"] == 4


def test_an_old_price_is_no_price(world):
    old = timezone.localdate() - timedelta(days=PRICE_DAYS)
    priced(world.a, price_updated_on=old)
    (row,) = rows_of(world, world.a.site)
    assert (row["price"], row["currency"]) == ("", "")
    assert "offers" not in nodes_of(world, world.a.site)[0]


def test_who_does_not_agree_is_no_brand(world):
    page = priced(world.a)
    page.producer.unpublish()
    (row,) = rows_of(world, world.a.site)
    assert row["brand"] == ""
    assert "brand" not in nodes_of(world, world.a.site)[0]


def test_no_cell_is_a_formula(world):
    priced(world.a, "=1+1 cam", slug="cam")
    assert rows_of(world, world.a.site)[0]["title"] == "'=1+1 cam"


def test_a_commune_has_its_own_and_the_portal_all(world):
    priced(world.a, "Của A")
    priced(world.b, "Của B")
    priced(world.b, "Nháp", live=False)
    assert [row["title"] for row in rows_of(world, world.a.site)] == ["Của A"]
    assert {row["link"].split("/")[2] for row in rows_of(world, world.portal.site)} == {
        "a.test",
        "b.test",
    }
    assert len(nodes_of(world, world.portal.site)) == 2


def test_nothing_to_sell_is_an_empty_list(world):
    assert rows_of(world, world.a.site) == []
    assert nodes_of(world, world.a.site) == []


def test_a_sample_says_so(world):
    priced(world.a, is_sample=True)
    assert rows_of(world, world.a.site)[0]["title"] == "[Dữ liệu mẫu] Cam Vinh"


@pytest.mark.parametrize("path", [CSV, LINKED])
def test_queries_do_not_grow(world, path):
    def count() -> int:
        texts_of(world.get(world.portal.site, path))  # makes the pictures
        with CaptureQueriesContext(connection) as captured:
            texts_of(world.get(world.portal.site, path))
        return len(captured)

    make_code(world.a, product=priced(world.a, images=1))
    priced(world.b)
    few = count()
    for number in range(4):
        priced(world.b, f"Chè {number}", images=1)
    assert count() == few <= 12


def test_the_open_data_lists_the_files(world):
    start = world.get(world.a.site, "/api/v1/").json()
    files = {one["name"]: one["files"] for one in start["datasets"]}["products"]
    assert files == [f"http://a.test{CSV}", f"http://a.test{LINKED}"]


def test_the_products_own_list_has_the_gtin(world):
    page = priced(world.a)
    priced(world.a, "Chè")
    make_code(world.a, product=page)
    items = world.get(world.a.site, "/api/v1/products/").json()["results"]
    assert {item["name"]: item["gtin"] for item in items} == {
        "Cam Vinh": "9521234543213",
        "Chè": None,
    }
    assert world.get(world.a.site, f"/api/v1/products/{page.pk}/").json()["gtin"]


def test_a_producer_who_took_consent_back_is_no_brand(world):
    page = priced(world.a)
    assert ProductPage.objects.get(pk=page.pk).named_producer == page.producer
    ProducerPage.objects.update(consent_given=False)
    assert ProductPage.objects.get(pk=page.pk).named_producer is None
    (row,) = rows_of(world, world.a.site)
    assert row["brand"] == ""
