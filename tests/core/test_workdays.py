from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from portal.core.models import ContactSettings
from portal.core.workdays import (
    add_months,
    add_working_days,
    is_holiday,
    is_working_day,
    working_days_between,
)

VN = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.mark.parametrize(
    "day",
    [date(2026, 1, 1), date(2026, 4, 30), date(2026, 5, 1), date(2026, 9, 2), date(2026, 2, 17)],
)
def test_public_holidays_are_known(day):
    assert is_holiday(day)
    assert not is_working_day(day)


def test_deadlines_skip_weekends_and_holidays():
    assert add_working_days(date(2026, 11, 20), 1) == date(2026, 11, 23)
    # 30 April and 1 May stand between Wednesday and the next working day.
    assert add_working_days(date(2026, 4, 29), 1) == date(2026, 5, 4)
    assert add_working_days(date(2026, 11, 20), 0) == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (datetime(2026, 11, 25, 8, 0, tzinfo=VN), True),
        (datetime(2026, 11, 25, 11, 30, tzinfo=VN), False),
        (datetime(2026, 11, 25, 13, 30, tzinfo=VN), True),
        (datetime(2026, 11, 25, 17, 0, tzinfo=VN), False),
        (datetime(2026, 11, 28, 8, 0, tzinfo=VN), False),
        (datetime(2026, 11, 29, 8, 0, tzinfo=VN), False),
        (datetime(2026, 9, 2, 8, 0, tzinfo=VN), False),
    ],
)
def test_the_counter_knows_when_it_is_open(moment, is_open):
    assert ContactSettings().is_open_at(moment) is is_open


def test_saturday_mornings_can_be_open():
    contact = ContactSettings(open_saturday_morning=True)
    assert contact.is_open_at(datetime(2026, 11, 28, 8, 0, tzinfo=VN))
    assert not contact.is_open_at(datetime(2026, 11, 28, 14, 0, tzinfo=VN))


def test_months_and_working_days_are_counted():
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2026, 11, 15), 14) == date(2028, 1, 15)
    assert working_days_between(date(2026, 11, 20), date(2026, 11, 23)) == 1
    assert working_days_between(date(2026, 11, 20), date(2026, 11, 20)) == 0
    assert working_days_between(date(2026, 4, 29), date(2026, 5, 4)) == 1


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        ((2026, 11, 27, 12, 0), (2026, 11, 27, 13, 30)),
        ((2026, 11, 27, 18, 0), (2026, 11, 30, 7, 30)),
        ((2026, 11, 28, 9, 0), (2026, 11, 30, 7, 30)),
        # The first of January is no working day.
        ((2026, 12, 31, 17, 0), (2027, 1, 4, 7, 30)),
    ],
)
def test_a_closed_counter_says_when_it_opens_again(now, opens):
    moment = datetime(*now, tzinfo=VN)
    assert ContactSettings().next_opening_after(moment) == datetime(*opens, tzinfo=VN)


def test_a_counter_without_hours_never_opens():
    contact = ContactSettings(morning_opens=None, afternoon_opens=None)
    assert contact.next_opening_after(datetime(2026, 11, 27, 12, 0, tzinfo=VN)) is None
