"""“Danh bạ”: all numbers of a site on one page, two taps from anywhere."""

import json
import re

import pytest

from communes.phonebook.models import PhonebookPage
from communes.villages.models import VillagePage
from portal.core.models import ContactSettings
from tests.organisation.factories import make_official, make_unit
from tests.places.factories import make_place
from tests.villages.factories import main_of, make_village

PAGE = "/danh-ba-dien-thoai/"


@pytest.fixture
def numbers(world):
    """A number of each kind in commune A, others in B and on the portal."""
    ContactSettings.objects.filter(site=world.a.site).update(hotline="02383000101")
    unit = make_unit(world.a, "Văn phòng xã", phone="02383000130")
    make_official(world.a, "Trần Thị Mẫu", unit=unit, office_phone="02383000131")
    make_village(world.a, "3", head_name="Hồ Văn Mẫu", head_phone="02383000171")
    make_village(world.a, "4")
    make_place(world.a, "Trạm y tế xã", phone="02383000115")
    make_place(world.a, "Chợ", phone="")
    make_official(world.b, "Vi Văn Mẫu", office_phone="02383000999")
    make_place(world.b, "Trạm B", phone="02383000998")
    make_unit(world.portal, "Sở mẫu", phone="02383000900")


def called(html: str) -> list[str]:
    return re.findall(r'href="tel:([^"]+)"', html)


def test_all_numbers_of_a_commune_stand_there_and_none_of_another(world, numbers):
    assert called(main_of(world, world.a.site, PAGE)) == [
        *("113", "114", "115", "112"),
        *("+842383000101", "+842383000130", "+842383000131"),
        *("+842383000171", "+842383000115"),
    ]
    assert "+842383000900" in called(main_of(world, world.portal.site, PAGE))
    assert "+842383000999" not in called(main_of(world, world.portal.site, PAGE))


def test_drafts_and_heads_who_did_not_agree_are_left_out(world, numbers):
    VillagePage.objects.update(head_agreed_on=None)
    make_place(world.a, "Nháp", phone="02383000116", live=False)
    html = main_of(world, world.a.site, PAGE)
    assert "+842383000171" not in called(html) and "+842383000116" not in called(html)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("y te", ["+842383000115"]),
        ("trần mẫu", ["+842383000131"]),
        ("xóm 3", ["+842383000171"]),
        ("0171", ["+842383000171"]),
        ("%2B84 238 300 0171", ["+842383000171"]),
        ("84238.300.0171", ["+842383000171"]),
        ("can bo", ["+842383000131"]),
        ("113", ["113"]),
    ],
)
def test_it_is_searched_by_name_post_village_and_digits(world, numbers, typed, found):
    assert called(main_of(world, world.a.site, f"{PAGE}?q={typed}")) == found


@pytest.mark.parametrize("typed", ["không có", "%00", "%F0%9F%92%A9", "x" * 500, "<script>"])
def test_what_finds_nothing_offers_the_hotline(world, numbers, typed):
    html = main_of(world, world.a.site, f"{PAGE}?q={typed}")
    if "Không có số nào hợp" in html:
        assert called(html) == ["+842383000101"]
    assert "<script>" not in html


def test_it_is_two_taps_from_anywhere(world, numbers):
    for site, path in ((world.a.site, "/"), (world.a.site, "/en/"), (world.portal.site, "/")):
        html = world.get(site, path).content.decode()
        nav = html.split('<nav class="nav"', 1)[1].split("</nav>", 1)[0]
        assert re.search(r'href="(/en)?/(danh-ba-dien-thoai|telephone-numbers)/"', nav)


def test_phones_keep_it_for_reading_without_a_line(world, settings):
    settings.OFFLINE_READING = True
    kept = json.loads(world.get(world.a.site, "/ban-luu.json").content)["pages"]
    assert PAGE in kept


def test_a_kept_page_follows_what_it_shows(world, readers, numbers):
    readers.open(world.a.site, PAGE)
    assert readers.is_kept(world.a.site, PAGE)
    with readers.commit():
        make_place(world.a, "Bưu điện", phone="02383000142")
    assert "+842383000142" in called(main_of(world, world.a.site, PAGE))


def test_the_sql_of_the_page_does_not_grow(world, count_queries, numbers):
    few = count_queries(world.a.site, PAGE, most=14)
    for number in range(5):
        make_place(world.a, f"Trạm {number}")
        make_official(world.a, f"Lê Văn {number}")
        make_village(world.a, f"1{number}", head_phone="02383000171")
    assert count_queries(world.a.site, PAGE, most=14) == few


def test_every_site_has_it_once(world):
    for commune in (world.portal, world.a, world.b):
        assert PhonebookPage.objects.descendant_of(commune.home).count() == 1
