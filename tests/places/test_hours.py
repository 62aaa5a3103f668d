"""When a place is open: weekdays, nights, holidays, and hours as officers type them."""

from datetime import datetime, time

import pytest
from django.utils import timezone

from communes.places.hours import Hours, OpenState, read_hours

WORK = ([0, 1, 2, 3, 4], time(7, 30), time(11, 30)), ([0, 1, 2, 3, 4], time(13, 30), time(17))


def at(text: str) -> datetime:
    return timezone.make_aware(datetime.fromisoformat(text))


@pytest.mark.parametrize(
    ("now", "is_open", "until"),
    [
        ("2026-11-25 09:00", True, "2026-11-25 11:30"),
        ("2026-11-25 11:30", False, "2026-11-25 13:30"),
        ("2026-11-25 17:00", False, "2026-11-26 07:30"),
        ("2026-11-27 18:00", False, "2026-11-30 07:30"),
        # 2 September and the day beside it are public holidays.
        ("2026-09-02 09:00", False, "2026-09-03 07:30"),
    ],
)
def test_an_office_is_open_in_its_hours(db, now, is_open, until):
    assert Hours.of(WORK).state_at(at(now)) == OpenState(is_open, at(until))


def test_who_works_on_holidays_is_open_then(db):
    hours = Hours.of(WORK, closed_on_holidays=False)
    assert hours.state_at(at("2026-09-02 09:00")).is_open


def test_a_night_goes_on_over_midnight_and_day_and_night_has_no_end(db):
    week = range(7)
    night = Hours.of(
        [(week, time(18), time(0)), (week, time(0), time(6))], closed_on_holidays=False
    )
    assert night.state_at(at("2026-11-25 23:00")) == OpenState(True, at("2026-11-26 06:00"))
    always = Hours.of([(week, time(0), time(0))], closed_on_holidays=False)
    assert always.state_at(at("2026-11-25 23:00")) == OpenState(True, None)


def test_without_hours_nothing_is_said(db):
    assert not Hours.of([])
    assert Hours.of([]).state_at(at("2026-11-25 09:00")) == OpenState(False, None)


def test_days_with_the_same_hours_are_told_together(db):
    hours = Hours.of([*WORK, ([5], time(7, 30), time(11, 30)), ([6], time(0), time(0))])
    assert hours.lines == [
        ("Thứ Hai – thứ Sáu", "7:30–11:30, 13:30–17:00"),
        ("Thứ Bảy", "7:30–11:30"),
        ("Chủ nhật", "cả ngày đêm"),
    ]
    assert hours.codes[:2] == ["Mo-Fr 07:30-11:30", "Mo-Fr 13:30-17:00"]
    assert Hours.of([(range(7), time(8), time(0))]).lines == [("Hằng ngày", "8:00–24:00")]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("T2-T6 7:30-11:30, 13:30-17:00", [*WORK]),
        ("Thứ 2 – thứ 6: 7h30–11h30, 13h30–17h", [*WORK]),
        ("Thứ hai đến", None),
        ("8:00-20:00", [(list(range(7)), time(8), time(20))]),
        ("24/24", [(list(range(7)), time(0), time(0))]),
        ("T7, CN 8h-11h", [([5, 6], time(8), time(11))]),
        ("chủ nhật 18:00-24:00", [([6], time(18), time(0))]),
        ("T2-T6 17:00-7:30", None),
        ("T2-T6 25:00-26:00", None),
        ("T2-T6 sáng", None),
        ("T6-T2 7:00-8:00", None),
        ("T2, CN-T3 7:00-8:00", None),
        ("T2-T6 7:30-11:30 gọi trước", None),
    ],
)
def test_hours_are_read_as_officers_type_them(typed, read):
    if read is None:
        with pytest.raises(ValueError):
            read_hours(typed)
    else:
        assert read_hours(typed) == read
