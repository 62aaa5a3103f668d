"""The list of public places and their pages, as readers see them."""

import json
import re

import pytest
from wagtail.models import Locale

from communes.places.models import PlaceIndexPage
from portal.core.demo import translate_page
from portal.core.models import DayChange
from tests.places.factories import ALWAYS, make_place, section
from tests.villages.factories import main_of, make_village

SECTION = "/dia-diem-cong-cong/"
PAGE = f"{SECTION}tram-y-te-xa/"


def titles(html: str) -> list[str]:
    return [re.sub(r"<[^>]+>", "", found).strip() for found in re.findall(r"<h3>(.*?)</h3>", html)]


def test_a_commune_has_the_section_and_the_portal_has_not(world):
    assert section(world.a).url_path.endswith(SECTION)
    assert not PlaceIndexPage.objects.descendant_of(world.portal.home).exists()
    assert "Chưa có địa điểm nào ở đây." in main_of(world, world.a.site, SECTION)


def test_a_place_tells_how_to_get_there_and_when_it_is_open(world, clock):
    make_place(
        world.a,
        vpostcode="VN-NA-1",
        latitude="18.985123",
        longitude="105.021000",
        accessibility="Có lối xe lăn",
        has_wifi=True,
        links=json.dumps(
            [{"type": "link", "value": {"label": "Đặt lịch khám", "url": "https://yte.example/"}}]
        ),
    )
    html = main_of(world, world.a.site, PAGE)
    for text in (
        "Xóm 3, cạnh trường",
        "VN-NA-1",
        "Thứ Hai – thứ Sáu: 7:30–11:30, 13:30–17:00",
        "Nghỉ các ngày lễ.",
        "Có lối xe lăn",
        "Wi-Fi miễn phí",
        'href="https://yte.example/"',
        'href="geo:18.985123,105.021000"',
        "https://www.openstreetmap.org/?mlat=18.985123",
        'href="tel:+842383000115"',
    ):
        assert text in html


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ("09:00", ["Đang mở cửa", "đến 11:30"]),
        ("12:00", ["Đang đóng cửa", "Mở lại 13:30 hôm nay"]),
        ("2026-11-27 18:00", ["Đang đóng cửa", "Mở lại 7:30 thứ Hai"]),
    ],
)
def test_it_says_whether_it_is_open_and_when_it_opens_again(world, clock, now, told):
    make_place(world.a)
    clock(now)
    for path in (SECTION, PAGE):
        html = re.sub(r"\s+", " ", main_of(world, world.a.site, path))
        assert all(text in html for text in told), (path, told)


def test_a_day_off_that_the_province_sets_closes_it(world, clock):
    make_place(world.a)
    DayChange.objects.create(day=clock("09:00").date(), is_worked=False)
    assert "Đang đóng cửa" in main_of(world, world.a.site, PAGE)


@pytest.mark.parametrize("path", [SECTION, PAGE, f"{SECTION}?open=now"])
def test_a_kept_page_ends_when_a_place_opens_or_closes(world, readers, clock, path):
    make_place(world.a)
    clock("11:29")
    readers.open(world.a.site, path)
    assert readers.is_kept(world.a.site, path)
    clock("11:31")
    assert "đến 11:30" not in main_of(world, world.a.site, path)


def test_a_kept_page_follows_the_place(world, readers):
    place = make_place(world.a)
    readers.open(world.a.site, SECTION, PAGE)
    with readers.commit():
        place.phone = "02383000199"
        place.save_revision().publish()
    for path in (SECTION, PAGE):
        assert "tel:+842383000199" in main_of(world, world.a.site, path)


def test_the_list_is_narrowed_by_kind_and_by_what_is_open(world, clock):
    make_place(world.a, "Trạm y tế")
    make_place(world.a, "Chợ Mới", place_kind="market", hours=ALWAYS, closed_on_holidays=False)
    make_place(world.a, "Trường", place_kind="school", live=False)
    make_place(world.b, "Chợ xã B", place_kind="market", hours=ALWAYS)
    site = world.a.site
    assert titles(main_of(world, site, SECTION)) == ["Trạm y tế", "Chợ Mới"]
    assert titles(main_of(world, site, f"{SECTION}?kind=market")) == ["Chợ Mới"]
    clock("20:00")
    html = main_of(world, site, f"{SECTION}?open=now")
    assert titles(html) == ["Chợ Mới"]
    assert "Không có địa điểm nào" in main_of(world, site, f"{SECTION}?open=now&kind=clinic")


def test_near_a_village_the_nearest_stands_first_with_its_distance(world, clock):
    village = make_village(world.a, "3", latitude="18.98", longitude="105.02").village
    make_village(world.a, "4")
    make_place(world.a, "Xa", latitude="19.08", longitude="105.02")
    make_place(world.a, "Gần", latitude="18.99", longitude="105.02")
    make_place(world.a, "Chưa rõ")
    html = main_of(world, world.a.site, f"{SECTION}?near={village.pk}")
    assert titles(html) == ["Gần", "Xa", "Chưa rõ"]
    text = re.sub(r"\s+", " ", html)
    assert "Cách xóm 3 1,1 km đường chim bay" in text and "11,1 km" in text
    assert "Xóm 4" not in html


@pytest.mark.parametrize("asked", ["kind=x", "near=999", "near=x%00", "open=2", "page=99", "q=1"])
def test_a_wrong_question_shows_the_list(world, asked):
    make_place(world.a)
    make_village(world.a, latitude="18.98", longitude="105.02")
    assert "Trạm y tế xã" in main_of(world, world.a.site, f"{SECTION}?{asked}")


def test_a_village_of_another_commune_is_nobodys_neighbour(world):
    other = make_village(world.b, latitude="18.98", longitude="105.02").village
    make_place(world.a, latitude="19.08", longitude="105.02")
    assert "đường chim bay" not in main_of(world, world.a.site, f"{SECTION}?near={other.pk}")


def test_machines_read_place_and_hours(world):
    make_place(world.a, latitude="18.985123", longitude="105.021000")
    html = world.get(world.a.site, PAGE).content.decode()
    found = json.loads(re.search(r'type="application/ld\+json"[^>]*>(.*?)</script', html, re.S)[1])
    place = next(one for one in found["@graph"] if "Place" in one["@type"])
    assert place["@type"] == ["Place", "MedicalClinic"]
    assert place["geo"]["latitude"] == 18.985123
    assert [one["opens"] for one in place["openingHoursSpecification"]] == ["07:30", "13:30"]
    assert len(place["openingHoursSpecification"][0]["dayOfWeek"]) == 5


def test_a_place_is_open_data(world):
    make_place(world.a)
    make_place(world.b)
    (item,) = world.get(world.a.site, "/api/v1/places/?category=clinic").json()["results"]
    assert item["openingHours"] == ["Mo-Fr 07:30-11:30", "Mo-Fr 13:30-17:00"]
    assert item["telephone"] == "02383000115"
    assert world.get(world.a.site, "/api/v1/places/?category=x").status_code == 400


def test_english_has_the_same_hours_and_says_so_in_english(world, readers, clock):
    place = make_place(world.a)
    words = {"Trạm y tế xã": "Health station", "Xóm 3, cạnh trường": "Hamlet 3"}
    with readers.commit():  # wagtail-localize publishes then
        assert translate_page(place, "en", words) == []
    translated = place.get_translation(Locale.objects.get(language_code="en"))
    html = main_of(world, world.a.site, translated.url)
    assert "Monday – Friday: 7:30–11:30" in html and "Open now" in html
    assert "Health station" in main_of(world, world.a.site, "/en/public-places/")


@pytest.mark.parametrize("path", [SECTION, PAGE, f"{SECTION}?open=now"])
def test_the_sql_of_a_page_does_not_grow(world, count_queries, path):
    make_place(world.a)
    few = count_queries(world.a.site, path, most=14)
    for number in range(5):
        make_place(world.a, f"Trạm {number}")
        make_place(world.b, f"Trạm {number}")
    assert count_queries(world.a.site, path, most=14) == few
