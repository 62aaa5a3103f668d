"""Interest is counted a day and product: people's clicks, exactly, and nothing about who."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from products.shops.links import key_of
from products.shops.models import ClickCount, Kind, ListingCheck
from tests.products.factories import LIST, list_on, make_product

PHONE_AGENT = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36"
SHOP = "https://voso.example/sp"
REPORT = "/admin/reports/quan-tam/"


def click(commune, path, method="get", **headers):
    headers = {"host": commune.site.hostname, "user-agent": PHONE_AGENT, **headers}
    return getattr(Client(), method)(path, headers=headers)


def out(product, what=None, prefix=""):
    return f"{prefix}/di/{product.pk}/{what or key_of(SHOP)}/"


def total() -> int:
    return sum(ClickCount.objects.values_list("count", flat=True))


@pytest.fixture
def product(world):
    product = make_product(world.a, zalo="0912 345 678")
    list_on(product)
    return product


def test_a_click_is_counted_and_leads_to_the_seller(world, product):
    for what, address in ((None, SHOP), ("zalo", "https://zalo.me/0912345678")):
        response = click(world.a, out(product, what))
        assert (response.status_code, response["Location"]) == (302, address)
        assert "no-store" in response["Cache-Control"] and "noindex" in response["X-Robots-Tag"]
        assert not response.cookies
    kinds = set(ClickCount.objects.values_list("site", "product", "kind", "count"))
    assert kinds == {(world.a.site.pk, product.pk, kind, 1) for kind in (Kind.SHOP, Kind.ZALO)}


def test_the_page_leads_there_without_scripts(world, product):
    html = world.get(world.a.site, f"{LIST}cam-vinh/").content.decode()
    assert f'href="{out(product)}"' in html and f'href="{out(product, "zalo")}"' in html
    assert f'data-counted="{out(product, "goi")}"' in html and 'href="tel:' in html
    assert "Disallow: /di/" in world.get(world.a.site, "/robots.txt").content.decode()


def test_a_call_is_counted_where_a_script_tells_of_it(world, product):
    origin = f"http://{world.a.site.hostname}"
    assert click(world.a, out(product, "goi"), "post", origin=origin).status_code == 204
    assert click(world.a, out(product, "goi"), "post", origin="http://la.test").status_code == 403
    assert click(world.a, out(product, "goi"))["Location"] == f"{LIST}cam-vinh/"
    assert list(ClickCount.objects.values_list("kind", "count")) == [("phone", 1)]


@pytest.mark.parametrize(
    "headers",
    [
        {"user-agent": "Googlebot/2.1 (+http://www.google.com/bot.html)"},
        {"user-agent": "curl/8.5"},
        {"user-agent": ""},
        {"sec-purpose": "prefetch;prerender"},
        {"purpose": "prefetch"},
        {"x-moz": "prefetch"},
    ],
)
def test_programs_are_led_on_and_not_counted(world, product, headers):
    assert click(world.a, out(product), **headers).status_code == 302
    assert click(world.a, out(product), "head").status_code == 302
    assert total() == 0


def test_it_leads_nowhere_else(world, product):
    for what in ("la", key_of("https://la.example/"), "https:evil"):
        assert click(world.a, out(product, what)).status_code == 404
    assert click(world.b, out(product)).status_code == 404
    assert click(world.portal, out(product)).status_code == 404
    product.unpublish()
    assert click(world.a, out(product)).status_code == 404
    assert total() == 0


def test_a_private_product_leads_nowhere(world, product):
    PageViewRestriction.objects.create(page=product.get_parent(), restriction_type="login")
    assert click(world.a, out(product)).status_code == 404
    assert click(world.a, out(product, "goi")).status_code == 404
    assert total() == 0


def test_a_broken_link_leads_to_the_product(world, product):
    ListingCheck.objects.create(
        site=world.a.site, product=product, url=SHOP, status="dead", failures=2
    )
    assert click(world.a, out(product))["Location"] == f"{LIST}cam-vinh/"
    assert total() == 0


def test_nothing_but_sums_is_stored():
    stored = {field.name for field in ClickCount._meta.get_fields()}
    assert stored == {"id", "site", "product", "day", "kind", "count", "is_sample"}


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(
    connection.vendor == "sqlite",
    reason="in memory SQLite never waits; tests/deploy/test_live.py has a crowd on its file",
)
def test_a_crowd_is_counted_exactly(transactional_db):
    from tests.world import build_world

    world = build_world()
    product = make_product(world.a, zalo="0912 345 678")

    def go(_number):
        try:
            return click(world.a, out(product, "zalo")).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as crowd:
        assert set(crowd.map(go, range(80))) == {302}
    assert [row.count for row in ClickCount.objects.all()] == [80]


def test_officers_read_their_own_products_interest(world, product):
    other = make_product(world.b, "Mắm tôm")
    today = timezone.localdate()
    for page, commune, away, kind, count in (
        (product, world.a, 0, "shop", 3),
        (product, world.a, 40, "phone", 5),
        (product, world.a, 200, "zalo", 7),
        (product, world.a, 500, "shop", 90),
        (other, world.b, 0, "shop", 2),
    ):
        day = today - timedelta(days=away)
        ClickCount.objects.create(site=commune.site, product=page, day=day, kind=kind, count=count)
    client = world.admin_client(world.officer(world.a))
    [row] = client.get(REPORT).context["object_list"]
    assert (row.days_30, row.days_90, row.days_365) == (3, 8, 15)
    assert (row.shop_clicks, row.phone_clicks, row.zalo_clicks) == (3, 5, 7)
    csv = b"".join(client.get(f"{REPORT}?export=csv")).decode()
    assert "Cam Vinh" in csv and "Mắm tôm" not in csv
    province = world.admin_client(world.officer(world.portal, "admin"))
    assert province.get(REPORT).status_code in (200, 302)


def test_counts_go_after_two_years(world, product):
    for away in (700, 740):
        day = timezone.localdate() - timedelta(days=away)
        ClickCount.objects.create(site=world.a.site, product=product, day=day, kind="shop", count=1)
    call_command("purge_clicks")
    assert ClickCount.objects.count() == 1


def test_readers_are_told_how_many_went_on_before_today(world, product):
    other = make_product(world.b, "Mắm tôm")
    today = timezone.localdate()
    for page, commune, away, count in (
        (product, world.a, 0, 1000),  # today is still being counted
        (product, world.a, 1, 3),
        (product, world.a, 90, 4),
        (product, world.a, 91, 2000),
        (other, world.b, 5, 20),
    ):
        day = today - timedelta(days=away)
        ClickCount.objects.create(
            site=commune.site, product=page, day=day, kind="shop", count=count
        )
    for place, times in ((world.a, 7), (world.b, 20), (world.portal, 27)):
        html = world.get(place.site, LIST).content.decode()
        assert f"tìm đến người bán {times} lần" in html


def test_nothing_is_told_where_nobody_went_on(world, product):
    assert "tìm đến người bán" not in world.get(world.a.site, LIST).content.decode()
