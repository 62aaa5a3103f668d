"""Weeks for the tests, made the way editors make them."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from communes.schedules.models import ScheduleEntry, WorkScheduleIndexPage, WorkSchedulePage
from portal.core.demo import section_of
from portal.core.weeks import Week
from tests.page_factory import add_page


@pytest.fixture
def monday() -> date:
    return Week.this().monday


@pytest.fixture
def today() -> date:
    return timezone.localdate()


def entry(day: date, content="Giao ban đầu tuần", **values) -> ScheduleEntry:
    """An entry that is not saved yet; at 8:00 where nothing else is said."""
    defaults = {"start_time": time(8), "place": "Hội trường UBND xã", "chair": "Chủ tịch UBND xã"}
    return ScheduleEntry(date=day, content=content, **(defaults | values))


def index_of(home) -> WorkScheduleIndexPage:
    return section_of(home, WorkScheduleIndexPage)


def make_week(home, *entries, week: Week | None = None, live=True, **values) -> WorkSchedulePage:
    """A week below a home's schedule section, published unless told otherwise."""
    index = index_of(home)
    page = WorkSchedulePage(starts_on=(week or Week.this()).monday, **values)
    page.entries = list(entries)
    return add_page(index, page, live=live)


def next_day(day: date, days=1) -> date:
    return day + timedelta(days=days)
