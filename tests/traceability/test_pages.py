"""What a scan opens."""

import json
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from communes.closing import close_commune
from communes.models import CommuneSettings
from communes.units.models import AdministrativeUnit, UnitSuccession
from products.traceability import gs1
from tests.products.factories import make_producer, make_product, with_stars
from tests.traceability.factories import GTIN, OTHER, UNKNOWN, make_batch, make_code

PATH = f"/01/{GTIN}"
LOT = f"{PATH}/10/L2611-01"
DATA = {"accept": "application/ld+json"}


def ask(world, path, site=None, accept="text/html"):
    site = site or world.portal.site
    return Client().get(path, headers={"host": site.hostname, "accept": accept})


@pytest.fixture
def batch(world):
    producer = make_producer(world.a, "Hợp tác xã Hoa Cam")
    product = make_product(world.a, "Mật ong", producer=producer, **with_stars(4))
    return make_batch(
        make_code(world.a, product=product),
        place="Xóm Năm",
        diary_name="FaceFarm",
        diary_url="https://diary.example/1",
        best_before=date(2027, 1, 5),
    )


@pytest.mark.parametrize("where", ["portal", "a"])
def test_a_scan_tells_product_batch_certificate_producer_and_commune(world, batch, where):
    html = ask(world, LOT, getattr(world, where).site).text
    for words in ("Mật ong", "L2611-01", "5/1/2026", "5/1/2027", "Xóm Năm", "FaceFarm"):
        assert words in html, words
    for words in ("https://diary.example/1", "OCOP 4 sao", "12/QĐ-UBND", "Hợp tác xã Hoa Cam"):
        assert words in html, words
    assert "An Bình" in html and batch.code.product.url_path.split("/", 2)[2] in html


def test_links_of_the_portal_lead_to_the_commune(world, batch):
    html = ask(world, LOT).text
    assert 'href="http://a.test/san-pham-ocop-va-dac-san/mat-ong/"' in html


@pytest.mark.parametrize(
    "tail",
    ["", "/", "?17=270105", "?17=270105&11=260105&x=%", "?linkType=gs1:pip", "?linkType=all"],
)
def test_attributes_of_an_address_change_nothing(world, batch, tail):
    response = ask(world, LOT + tail)
    assert response.status_code == 200 and "L2611-01" in response.text
    assert not response.cookies


def test_a_shorter_gtin_and_other_qualifiers_lead_there_too(world, batch):
    assert "L2611-01" in ask(world, f"/01/{GTIN[1:]}/22/2A/10/L2611-01/21/77/235/X").text


def test_a_gtin_alone_lists_its_lots_newest_first(world, batch):
    make_batch(batch.code, "NEW", made_on=date(2026, 2, 1))
    make_batch(batch.code, "HIDDEN", is_shown=False)
    html = ask(world, PATH).text
    assert html.index(f"{PATH}/10/NEW") < html.index(f"{PATH}/10/L2611-01")
    assert "HIDDEN" not in html


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (f"/01/{GTIN[:-1]}4", "Một chữ số"),
        (f"/01/{UNKNOWN}", "chưa có mã này"),
        (f"{PATH}/10/KHAC", "chưa có lô này"),
        (f"{PATH}/10/l2611-01", "chưa có lô này"),
        ("/01/abc", "không phải mã sản phẩm"),
        ("/01/", "không phải mã sản phẩm"),
        (f"{PATH}/10/%00", ""),
        (f"{PATH}/10/%ff%fe", ""),
    ],
)
@pytest.mark.parametrize("accept", ["text/html", "application/ld+json"])
def test_what_is_not_known_is_told_with_what_to_do(world, batch, path, words, accept):
    response = ask(world, path, accept=accept)
    assert response.status_code == 404
    assert words in response.text or "json" in accept


def test_a_hidden_lot_is_not_known(world, batch):
    batch.is_shown = False
    batch.save()
    assert ask(world, LOT).status_code == 404


def test_a_commune_tells_of_its_own_codes_only_and_leads_to_the_portal(world, batch):
    response = ask(world, LOT, world.b.site)
    assert response.status_code == 404
    assert "Mật ong" not in response.text
    assert f'href="http://tinh.test{LOT}"' in response.text


@pytest.mark.parametrize("where", ["portal", "a"])
def test_english_readers_stay_among_english_pages(world, batch, where):
    site = getattr(world, where).site
    for path, link in ((PATH, LOT), (LOT, PATH), (f"{PATH}/10/KHAC", PATH)):
        html = ask(world, f"/en{path}", site).text
        assert f'href="/en{link}"' in html and f'href="{link}"' not in html


def test_english_readers_are_led_to_the_english_portal(world):
    make_code(world.b)
    assert f'href="http://tinh.test/en{LOT}"' in ask(world, f"/en{LOT}", world.a.site).text


@pytest.mark.parametrize("lot", ["A?1", "50%", "A%3F"])
def test_signs_of_a_lot_stay_signs_on_the_way_to_the_portal(world, batch, lot):
    make_batch(batch.code, lot)
    path = gs1.path_of(GTIN, lot)
    assert f'href="http://tinh.test{path}"' in ask(world, path, world.b.site).text
    assert ask(world, path).status_code == 200


def test_a_product_that_was_taken_down_says_so_and_names_no_producer(world, batch):
    batch.code.product.unpublish()
    html = ask(world, LOT).text
    assert "không còn giới thiệu" in html and "Mật ong" in html and "L2611-01" in html
    assert "Hợp tác xã Hoa Cam" not in html and "OCOP 4 sao" not in html


def test_a_product_that_was_deleted_keeps_its_code(world, batch):
    batch.code.product.delete()
    html = ask(world, LOT).text
    assert "không còn giới thiệu" in html and "Mật ong" in html


def test_a_producer_who_took_consent_back_is_not_named(world, batch):
    batch.code.product.producer.unpublish()
    html = ask(world, LOT).text
    assert "Mật ong" in html and "Hợp tác xã Hoa Cam" not in html
    assert "manufacturer" not in json.loads(ask(world, LOT, accept=DATA["accept"]).content)


def test_a_certificate_that_has_ended_is_said_to(world):
    make_code(world.a, product=make_product(world.a, **with_stars(4, days_left=-2)))
    html = ask(world, PATH).text
    assert "hết hạn" in html and "OCOP 4 sao (" not in html
    assert "hasCertification" not in json.loads(ask(world, PATH, accept=DATA["accept"]).content)


def test_a_revocation_dated_ahead_ends_the_certificate_on_its_day(world):
    ahead = timezone.localdate() + timedelta(days=9)
    revoked = {"revocation_reason": "renewal", "revocation_decision": "9/QĐ-UBND"}
    stars = with_stars(4, days_left=100) | revoked | {"revoked_on": ahead}
    product = make_product(world.a, **stars)
    make_code(world.a, product=product)
    node = json.loads(ask(world, PATH, accept=DATA["accept"]).content)
    assert node["hasCertification"]["expires"] == product.stars_until.isoformat()
    assert product.stars_until < product.expires_on


def test_a_merged_communes_old_code_still_leads_and_tells_the_unit_of_today(world, batch):
    Unit = AdministrativeUnit
    old = Unit.objects.create(
        name="Cũ",
        unit_type=Unit.UnitType.XA,
        valid_from=date(2000, 1, 1),
        valid_to=date(2025, 6, 30),
    )
    new = Unit.objects.create(
        name="Đời Mới", unit_type=Unit.UnitType.XA, valid_from=date(2025, 7, 1)
    )
    UnitSuccession.objects.create(
        predecessor=old, successor=new, effective_date=date(2025, 7, 1), kind="merge"
    )
    CommuneSettings.objects.update_or_create(site=world.a.site, defaults={"unit": old})
    close_commune(world.a.site)
    html = ask(world, LOT).text
    assert "An Bình" in html and "xã Đời Mới, từ 1/7/2025" in html
    assert "đã đóng ngày" in html


def test_programs_get_linked_data(world, batch):
    for response in (ask(world, LOT, accept=DATA["accept"]), ask(world, LOT + "?format=jsonld")):
        assert response["Content-Type"] == "application/ld+json; charset=utf-8"
        assert response["Vary"] == "Accept"
        node = json.loads(response.content)
    assert node["@id"] == f"http://tinh.test{LOT}"
    assert node["gtin"] == GTIN and node["gs1:hasBatchLotNumber"] == "L2611-01"
    assert node["manufacturer"]["name"] == "Hợp tác xã Hoa Cam"
    assert node["hasCertification"]["expires"] >= timezone.localdate().isoformat()


def test_the_products_page_leads_to_its_code(world, batch):
    path = "/san-pham-ocop-va-dac-san/mat-ong/"
    assert f'href="http://tinh.test{PATH}"' in world.get(world.a.site, path).text
    make_product(world.a, "Không mã")
    assert "/01/" not in world.get(world.a.site, "/san-pham-ocop-va-dac-san/khong-ma/").text


@pytest.mark.parametrize("typed", [GTIN, GTIN[1:], "952-1234 54321 3"])
def test_a_gtin_in_the_search_leads_to_its_page(world, batch, typed):
    response = world.get(world.a.site, "/tim-kiem/", query_params={"q": typed})
    assert (response.status_code, response["Location"]) == (302, PATH)
    assert world.get(world.b.site, "/tim-kiem/", query_params={"q": typed}).status_code == 200


@pytest.mark.parametrize("where", ["portal", "a"])
def test_a_scan_costs_ten_queries_at_most_and_no_more_with_more_lots(
    world, batch, count_queries, where
):
    site = getattr(world, where).site
    few = count_queries(site, PATH), count_queries(site, LOT)
    for number in range(5):
        make_batch(batch.code, f"N{number}")
    make_code(world.b, OTHER)
    assert (count_queries(site, PATH), count_queries(site, LOT)) == few


def test_gs1_shows_the_digits_below_the_bar_code():
    assert gs1.shown(GTIN) == GTIN[1:]
