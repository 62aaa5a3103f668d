"""Pages of scans are kept, by what was asked for, until something that they tell changes."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.pagecache.microcache import shared_age
from tests.products.factories import make_product, with_stars
from tests.traceability.factories import GTIN, make_batch, make_code

PATH = f"/01/{GTIN}"
LOT = f"{PATH}/10/L2611-01"
HTML = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
DATA = "application/ld+json"


def get(readers, site, path=LOT, accept=HTML):
    return Client().get(path, headers={"host": site.hostname, "accept": accept})


@pytest.fixture
def batch(world):
    product = make_product(world.a, "Mật ong", **with_stars(4))
    return make_batch(make_code(world.a, product=product), best_before=date(2027, 1, 5))


@pytest.mark.parametrize("first", [HTML, DATA])
def test_nobody_gets_the_other_form(readers, world, batch, first):
    site = world.portal.site
    second = DATA if first == HTML else HTML
    for _round in range(2):
        for accept in (first, second, "*/*", "application/json"):
            response = get(readers, site, accept=accept)
            wanted = "json" if "json" in accept else "text/html"
            assert wanted in response["Content-Type"], accept
            assert response["Vary"] == "Accept"


def test_both_forms_are_kept(readers, world, batch):
    site = world.portal.site
    for accept in (HTML, DATA):
        headers = {"headers": {"host": site.hostname, "accept": accept}}
        get(readers, site, accept=accept)
        with CaptureQueriesContext(connection) as queries:
            assert Client().get(LOT, **headers).status_code == 200
        assert len(queries) == 1


@pytest.mark.parametrize("query", ["", "?17=270105", "?11=260105&17=270105", "?format=jsonld"])
def test_what_labels_carry_along_is_kept(readers, world, batch, query):
    readers.open(world.portal.site, LOT + query)
    assert readers.is_kept(world.portal.site, LOT + query)


def test_days_that_are_not_the_batchs_fill_no_cache(readers, world, batch):
    readers.open(world.portal.site, LOT + "?17=991231")
    assert not readers.is_kept(world.portal.site, LOT + "?17=991231")


@pytest.mark.parametrize("where", ["portal", "a"])
def test_a_changed_batch_and_product_are_seen_at_once(readers, world, batch, where):
    site = getattr(world, where).site
    readers.open(site, LOT)
    with readers.commit():
        batch.note = "Lô nhỏ"
        batch.save()
    assert "Lô nhỏ" in get(readers, site).text
    with readers.commit():
        batch.code.product.unpublish()
    assert "không còn giới thiệu" in get(readers, site).text


def test_a_products_page_follows_its_code(readers, world, batch):
    path = "/san-pham-ocop-va-dac-san/mat-ong/"
    other = make_product(world.a, "Cam")
    readers.open(world.a.site, path)
    with readers.commit():
        batch.code.product = other
        batch.code.save()
    assert "/01/" not in get(readers, world.a.site, path).text


def test_the_commune_that_a_code_was_taken_from_forgets_it(readers, world, batch):
    product = make_product(world.b, "Mật ong")
    readers.open(world.a.site, LOT)
    assert readers.is_kept(world.a.site, LOT)
    with readers.commit():
        batch.code.site, batch.code.product = world.b.site, product
        batch.code.save()
    assert get(readers, world.a.site).status_code == 404
    assert get(readers, world.b.site).status_code == 200


def test_no_proxy_keeps_one_form_for_all(readers, world, batch):
    for accept in (HTML, DATA):
        assert shared_age(get(readers, world.portal.site, accept=accept)) == 0
    assert shared_age(readers.get(world.portal.site, "/")) > 0
