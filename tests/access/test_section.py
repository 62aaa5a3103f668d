"""The section “Access to information”: a catalogue built from the site, and who takes requests."""

from urllib.parse import urlencode

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from communes.access.catalogue import catalogue
from communes.access.models import AccessPage
from communes.information import information_rules
from communes.schedules.models import WorkSchedulePage
from portal.core.sections import sections_for
from portal.pages.models import StandardPage
from tests.announcements.factories import announce, upcoming
from tests.page_factory import add_page
from tests.procedures.factories import make_procedure, say

SECTION = "/tiep-can-thong-tin/"


def section_of(commune) -> AccessPage:
    return AccessPage.objects.child_of(commune.home).get()


def entries(world, site, path=SECTION) -> dict:
    found = world.get(site, path).context["entries"]
    return {entry.item.key: entry for entry in found}


def test_every_site_has_it_in_each_language(world):
    for site, path in [
        (world.portal.site, SECTION),
        (world.a.site, SECTION),
        (world.b.site, SECTION),
        (world.portal.site, "/en/access-to-information/"),
        (world.a.site, "/en/access-to-information/"),
    ]:
        response = world.get(site, path)
        assert response.status_code == 200, path
        assert not response.cookies


def test_what_is_not_there_yet_is_said(world):
    found = entries(world, world.a.site)
    assert not found["budget"].held and found["budget"].updated is None
    # A list without a notice holds nothing.
    assert "Thông báo" not in [one.title for one in found["guidance"].held]
    html = world.get(world.a.site, SECTION).content.decode()
    assert "Chưa có" in html
    assert "Điều 17 khoản 1 điểm đ" in html


def test_a_notice_is_in_the_catalogue_with_its_day(world):
    announce(world.a)
    held = entries(world, world.a.site)["guidance"].held
    assert [one.url for one in held] == ["/thong-bao/"]
    assert timezone.localdate(held[0].updated) == timezone.localdate()


def test_another_commune_s_notice_is_not(world):
    announce(world.b)
    assert entries(world, world.a.site)["guidance"].held == []


def test_a_notice_that_waits_for_its_hour_is_not(world):
    upcoming(world.a)
    assert entries(world, world.a.site)["guidance"].held == []


def test_the_provinces_procedures_count_for_the_communes_that_offer_them(world):
    page = make_procedure(world.portal)
    say(world.b, page, is_offered=False)
    assert [one.url for one in entries(world, world.a.site)["procedures"].held] == [
        "/thu-tuc-hanh-chinh/"
    ]
    assert entries(world, world.portal.site)["procedures"].held
    assert entries(world, world.b.site)["procedures"].held == []


def test_officers_name_the_pages_that_have_the_rest(world):
    page = add_page(world.a.home, StandardPage(title="Công khai ngân sách", slug="ngan-sach"))
    section = section_of(world.a)
    section.places = [
        ("place", {"item": "budget", "page": page, "url": "", "name": ""}),
        ("place", {"item": "fees", "page": None, "url": "https://vidu.vn/phi", "name": "Phí"}),
    ]
    section.save_revision().publish()
    found = entries(world, world.a.site)
    assert [(one.title, one.url) for one in found["budget"].held] == [
        ("Công khai ngân sách", "/ngan-sach/")
    ]
    assert found["budget"].updated == page.last_published_at
    assert [one.url for one in found["fees"].held] == ["https://vidu.vn/phi"]
    assert found["fees"].updated is None


def test_a_page_of_another_commune_is_refused_and_never_shown(world):
    foreign = add_page(world.b.home, StandardPage(title="Ngân sách xã B", slug="ngan-sach"))
    section = section_of(world.a)
    section.places = [("place", {"item": "budget", "page": foreign, "url": "", "name": ""})]
    with pytest.raises(ValidationError, match="chọn một trang của trang này") as refused:
        section.full_clean()
    # Which page it is stays untold: it may be a draft.
    assert "Ngân sách xã B" not in str(refused.value)
    AccessPage.objects.filter(pk=section.pk).update(places=section.places)
    assert "Ngân sách xã B" not in world.get(world.a.site, SECTION).content.decode()


def test_english_readers_find_it_in_their_language(world):
    announce(world.a)
    html = world.get(world.a.site, "/en/access-to-information/").content.decode()
    assert "Budget" in html or "budget" in html
    assert "Not yet" in html
    assert entries(world, world.a.site, "/en/access-to-information/")["guidance"].held


def test_only_the_province_has_state_enterprises(world):
    assert "enterprises" in entries(world, world.portal.site)
    assert "enterprises" not in entries(world, world.a.site)


def test_who_takes_requests_and_the_clocks_stand_there(world):
    section = section_of(world.a)
    section.handled_by, section.phone = "Văn phòng HĐND và UBND xã", "02383000111"
    section.save_revision().publish()
    html = world.get(world.a.site, SECTION).content.decode()
    assert "Văn phòng HĐND và UBND xã" in html
    assert 'href="tel:' in html
    assert "Tại trụ sở" in html and "10 ngày làm việc" in html
    assert "46/2018/TT-BTC" in html
    assert 'href="/hoi-dap/xin-thong-tin/"' in html


def test_what_sections_hold_are_items_of_the_catalogue():
    known = {item.key for item in catalogue().item}
    held = {
        key
        for level in ("commune", "portal")
        for _model, section in sections_for(level)
        for key in section.holds
    }
    assert held <= known
    assert {"guidance", "work-plan", "organisation", "contact", "catalogue"} <= held


def test_the_law_knows_three_clocks():
    clocks = {clock.by: clock for clock in information_rules().clock}
    terms = {by: (clock.ready, clock.gathered, clock.longer) for by, clock in clocks.items()}
    assert terms == {"office": (0, 10, 10), "net": (3, 15, 15), "post": (5, 15, 15)}


def test_a_kept_page_follows_what_it_lists(world, readers):
    readers.open(world.a.site, SECTION)
    assert readers.is_kept(world.a.site, SECTION)
    with readers.commit():
        announce(world.a)
    assert 'href="/thong-bao/"' in readers.get(world.a.site, SECTION).content.decode()


def test_a_kept_page_follows_the_provinces_procedures(world, readers):
    readers.open(world.a.site, SECTION)
    assert readers.is_kept(world.a.site, SECTION)
    with readers.commit():
        make_procedure(world.portal)
    html = readers.get(world.a.site, SECTION).content.decode()
    assert 'href="/thu-tuc-hanh-chinh/"' in html.split("<main")[1].split("</main")[0]


def test_it_costs_the_same_however_much_there_is(world, django_assert_num_queries):
    announce(world.a)
    with CaptureQueriesContext(connection) as few:
        world.get(world.a.site, SECTION)
    for _number in range(4):
        announce(world.a)
        announce(world.b)
    with django_assert_num_queries(len(few)):
        world.get(world.a.site, SECTION)
    assert len(few) <= 20


@override_settings(DEBUG=False)
@pytest.mark.parametrize("path", ["bieu-mau/99/", "bieu-mau/99/tep-word/", "bieu-mau/01A/"])
def test_a_form_that_is_none_is_not_found(world, path):
    assert world.get(world.a.site, SECTION + path).status_code == 404


@pytest.mark.parametrize("query", ["xin thông tin", "tiep can thong tin", "danh mục công khai"])
def test_the_search_leads_to_it(world, query):
    html = world.get(world.a.site, f"/tim-kiem/?{urlencode({'q': query})}").content.decode()
    assert f'href="{SECTION}"' in html.split("<footer")[0]


def test_weeks_count_for_the_work_plan(world):
    assert WorkSchedulePage.objects.count() == 0
    assert entries(world, world.a.site)["work-plan"].held == []
