"""“Hôm nay ai trực”: who is on duty today, on homes and in the section."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone

from communes.organisation.models import DutyShift
from communes.organisation.retention import purge
from communes.organisation.roster import copy_week
from portal.core.demo import translate_page
from portal.core.models import ContactSettings
from portal.core.weeks import Week
from tests.organisation.factories import make_official, put_on_duty
from tests.organisation.test_pages import SECTION

DAY = timedelta(days=1)


def card_of(world, site, path="/") -> str:
    """The card with the heading on a page, or ""."""
    html = world.get(site, path).content.decode()
    _before, heading, rest = html.partition('id="h-truc"')
    return heading + rest.split("</section>", 1)[0] if heading else ""


def test_an_official_on_duty_is_called_from_the_home_and_the_section(world):
    put_on_duty(world.a, make_official(world.a, "Trần Thị Mẫu"))
    for path in ("/", SECTION):
        card = card_of(world, world.a.site, path)
        assert "Hôm nay ai trực" in card
        assert "Trần Thị Mẫu" in card and "Chủ tịch UBND xã" in card
        assert 'href="tel:+842383000121"' in card
    assert "Trần Thị Mẫu" not in card_of(world, world.b.site)
    assert card_of(world, world.portal.site) == ""


def test_the_phone_of_the_duty_comes_before_that_of_the_office(world):
    put_on_duty(world.a, make_official(world.a), phone="0238 300 0177")
    card = card_of(world, world.a.site)
    assert 'href="tel:+842383000177"' in card and "0121" not in card


def test_somebody_without_a_page_is_told_by_name(world):
    put_on_duty(world.a)
    card = card_of(world, world.a.site)
    assert "Ban Chỉ huy quân sự xã" in card and "tel:+842383000160" in card


def test_what_no_page_says_in_public_is_not_told(world):
    put_on_duty(world.a, make_official(world.a, "Lê Văn Nháp", live=False))
    card = card_of(world, world.a.site)
    assert "Cán bộ trực" in card
    assert "Lê Văn Nháp" not in card and "0121" not in card


def test_a_day_without_duty_says_so_and_gives_the_number_of_the_commune(world):
    ContactSettings.objects.filter(site=world.a.site).update(hotline="02383000101")
    put_on_duty(world.a, day=timezone.localdate() + 2 * DAY)
    card = card_of(world, world.a.site)
    assert "Chưa có lịch trực" in card
    assert 'href="tel:+842383000101"' in card


def test_english_readers_get_the_post_in_english(world, readers):
    official = make_official(world.a, "Trần Thị Mẫu")
    unit = official.get_parent().specific
    words = {unit.title: "Committee", f"Việc của {unit.title}": "Work"}
    words |= {"Chủ tịch UBND xã": "Chairperson", "Phụ trách chung": "All"}
    for page in (unit, official):
        with readers.commit():  # wagtail-localize publishes then
            translate_page(page, "en", words)
    put_on_duty(world.a, official)
    card = card_of(world, world.a.site, "/en/")
    assert "On duty today" in card
    assert "Trần Thị Mẫu" in card and "Chairperson" in card


@pytest.mark.parametrize(
    ("fields", "until", "from_then"),
    [
        ({"starts_at": "07:00", "ends_at": "11:30"}, "11:29", "11:30"),
        ({"part": "morning"}, "11:59", "12:00"),
        ({"part": "all_day"}, "23:59", "2026-11-26 00:00"),
    ],
)
def test_a_shift_ends_the_pages_that_show_it(world, readers, clock, fields, until, from_then):
    put_on_duty(world.a, **fields)
    readers.open(world.a.site, SECTION)
    clock(until)
    assert readers.is_kept(world.a.site, SECTION)
    assert "Ban Chỉ huy" in card_of(world, world.a.site, SECTION)
    clock(from_then)
    assert not readers.is_kept(world.a.site, SECTION)
    assert "Ban Chỉ huy" not in card_of(world, world.a.site, SECTION)


def test_a_night_goes_on_after_midnight(world, clock):
    put_on_duty(world.a, part="night")
    clock("17:00")
    assert "đang trực" not in card_of(world, world.a.site)
    clock("18:00")
    assert "đang trực" in card_of(world, world.a.site)
    clock("2026-11-26 06:59")
    assert "đang trực" in card_of(world, world.a.site)
    clock("2026-11-26 07:00")
    assert "Ban Chỉ huy" not in card_of(world, world.a.site)


def test_the_home_follows_the_roster_at_once(world, readers):
    readers.open(world.a.site)
    with readers.commit():
        shift = put_on_duty(world.a)
    assert "Ban Chỉ huy" in readers.get(world.a.site).content.decode()
    with readers.commit():
        shift.delete()
    assert "Ban Chỉ huy" not in readers.get(world.a.site).content.decode()


def test_the_card_costs_two_queries_however_many_are_on_duty(world, count_queries):
    put_on_duty(world.a, make_official(world.a))
    few = count_queries(world.a.site, SECTION)
    for number in range(6):
        put_on_duty(world.a, make_official(world.a, f"Lê Văn {number}"))
    assert count_queries(world.a.site, SECTION) == few


def test_a_shift_needs_somebody_of_the_site_and_both_hours(world):
    for values, names in (
        ({}, "__all__"),
        ({"name": "x", "starts_at": "07:00"}, "ends_at"),
        ({"name": "x", "ends_at": "07:00"}, "starts_at"),
        ({"official": make_official(world.b)}, "official"),
    ):
        shift = DutyShift(site=world.a.site, day=timezone.localdate(), **values)
        with pytest.raises(ValidationError) as refused:
            shift.full_clean()
        assert names in refused.value.message_dict


def test_last_week_is_copied_once(world):
    week = Week.parse("2026-W49")
    monday = week.monday
    official = make_official(world.a)
    put_on_duty(world.a, official, day=monday - 7 * DAY)
    put_on_duty(world.a, day=monday - DAY, part="night")
    put_on_duty(world.b, day=monday - DAY)
    assert copy_week(world.a.site, week) == (2, 2)
    assert copy_week(world.a.site, week) == (0, 2)
    week = DutyShift.objects.in_site(world.a.site).of_week(week)
    assert [(one.day, one.official_id, one.part) for one in week] == [
        (monday, official.pk, "all_day"),
        (monday + 6 * DAY, None, "night"),
    ]


def test_shifts_of_long_ago_go_by_themselves(world):
    today = timezone.localdate()
    for days in (59, 60, 61, 400):
        put_on_duty(world.a, day=today - timedelta(days=days))
    assert list(purge(today, dry_run=True).values()) == [2]
    assert DutyShift.objects.count() == 4
    call_command("purge_personal_data", stdout=StringIO())
    assert {(today - one.day).days for one in DutyShift.objects.all()} == {59, 60}
