"""A producer's place, hours, diary and pictures; the open days of tourism products."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from icalendar import Calendar

from products.fields import months_of
from products.models import OpenPeriod, ProducerImage, ProductPage
from tests.products.factories import (
    LIST,
    PRODUCERS,
    make_image,
    make_producer,
    make_product,
)

PATH = PRODUCERS + "hop-tac-xa-mau/"
POINT = {"latitude": "19.3125", "longitude": "105.2143"}
VISIT = {
    **POINT,
    "visiting_hours": "Thứ bảy, 8–16 giờ",
    "diary_url": "https://nhatky.example/cam",
    "diary_system": "FaceFarm",
    "members_count": 48,
}


def open_from(page, starts_in: int, ends_in: int, note=""):
    today = timezone.localdate()
    page.periods.add(
        OpenPeriod(
            starts_on=today + timedelta(days=starts_in),
            ends_on=today + timedelta(days=ends_in),
            note=note,
        )
    )
    page.save_revision().publish()
    return ProductPage.objects.get(pk=page.pk)


def tourism(commune, title="Vườn cam", **values):
    return make_product(commune, title, ocop_group="tourism", **values)


def test_the_page_says_where_when_and_links_the_diary(world):
    make_producer(world.a, **VISIT)
    html = world.get(world.a.site, PATH).text
    for words in (
        "Thứ bảy, 8–16 giờ",
        'href="geo:19.312500,105.214300"',
        "https://www.openstreetmap.org/?mlat=19.312500&amp;mlon=105.214300#map=16/",
        'href="https://nhatky.example/cam"',
        "FaceFarm",
    ):
        assert words in html, words
    assert '"latitude":19.3125' in html and '"hasMap"' in html


def test_what_is_not_told_leaves_no_trace(world):
    make_producer(world.a)
    html = world.get(world.a.site, PATH).text
    for words in ("geo:", "openstreetmap", "Giờ đón khách", "Nhật ký", '"geo"'):
        assert words not in html, words


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"latitude": "105.2", "longitude": "19.3"}, "latitude"),
        ({"latitude": "19.3", "longitude": "99"}, "longitude"),
        ({"latitude": "19.3"}, "longitude"),
        ({"longitude": "105.2"}, "latitude"),
        ({"diary_url": "http://nhatky.example/"}, "diary_url"),
        ({"diary_url": "javascript:alert(1)"}, "diary_url"),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_field(world, values, field):
    page = make_producer(world.a)
    for name, value in values.items():
        setattr(page, name, value)
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert field in refused.value.message_dict


def test_more_pictures_stand_with_their_credit(world):
    page = make_producer(world.a)
    page.pictures.add(
        ProducerImage(
            image=make_image(world.a.collection), alt="Vườn", caption="Vườn cam", credit="Ảnh: HTX"
        )
    )
    page.save_revision().publish()
    html = world.get(world.a.site, PATH).text
    assert "Vườn cam" in html and "(Ảnh: HTX)" in html and 'alt="Vườn"' in html


def test_english_follows(world):
    page = make_producer(world.a, **VISIT)
    copy = page.copy_for_translation(world.a.homes["en"].locale)
    copy.save_revision().publish()
    html = world.get(world.a.site, copy.get_url()).text
    assert "On the map" in html and "geo:19.312500,105.214300" in html
    page.latitude = "19.5"
    page.save_revision().publish()
    assert "geo:19.500000,105.214300" in world.get(world.a.site, copy.get_url()).text


def test_tourism_tells_its_days_instead_of_months(world):
    page = open_from(tourism(world.a), -5, 20, "thứ bảy")
    page = open_from(page, -90, -60)
    html = world.get(world.a.site, f"{LIST}{page.slug}/").text
    facts = html.partition("<dl")[2].partition("</dl>")[0]
    assert "Đón khách" in facts and "thứ bảy" in facts and facts.count(" – ") == 1
    assert "<dt>Mùa</dt>" not in facts
    assert '"TouristAttraction"' in html and html.count('"validThrough"') == 1


def test_days_that_are_over_leave_the_months(world):
    page = open_from(tourism(world.a), -400, -360)
    html = world.get(world.a.site, f"{LIST}{page.slug}/").text
    assert "Đón khách" not in html and "<dt>Mùa</dt>" in html
    assert '"TouristAttraction"' not in html


def test_months_follow_from_the_days():
    def months(first: date, last: date) -> list[int]:
        return OpenPeriod(starts_on=first, ends_on=last).months

    assert months(date(2026, 12, 20), date(2027, 1, 5)) == [1, 12]
    assert months(date(2026, 3, 1), date(2026, 3, 1)) == [3]
    assert months(date(2026, 3, 1), date(2030, 1, 1)) == list(range(1, 13))


def test_of_tourism_the_months_are_those_of_its_days(world):
    today = timezone.localdate()
    page = open_from(tourism(world.a, season_months=0b111), 0, 0)
    assert months_of(page.season_months) == [today.month]
    page = open_from(make_product(world.a, "Cam", season_months=0b111), 200, 200)
    assert months_of(page.season_months) == [1, 2, 3]


def test_the_harvest_calendar_has_the_days(world):
    open_from(tourism(world.a), -5, 20)
    html = world.get(world.a.site, LIST + "mua-vu/").text
    first = timezone.localdate() - timedelta(days=5)
    assert f"{first.day}/{first.month}/{first.year} – " in html
    calendar = world.get(world.a.site, "/nguon-tin/mua-vu.ics").content
    (event,) = Calendar.from_ical(calendar).walk("VEVENT")
    assert event["dtstart"].dt == first
    assert event["dtend"].dt == first + timedelta(days=26)


def test_the_calendar_costs_the_same_for_many(world, count_queries):
    open_from(tourism(world.a), -5, 20)
    for path in (LIST + "mua-vu/", "/nguon-tin/mua-vu.ics"):
        few = count_queries(world.portal.site, path)
        for number in range(3):
            open_from(tourism(world.b, f"Vườn {number} {path[-3:]}"), -5, 20)
        assert count_queries(world.portal.site, path) == few


def test_the_last_day_is_not_before_the_first():
    period = OpenPeriod(starts_on=date(2026, 5, 2), ends_on=date(2026, 5, 1))
    assert "ends_on" in period.publishing_errors()
