"""ISO weeks: Monday to Sunday, numbered as on Vietnamese calendars and schedules."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.core.workdays import is_working_day

FIRST_YEAR, LAST_YEAR = 2000, 2100
CODE_PATTERN = r"^([0-9]{4})-W([0-9]{2})$"
_CODE = re.compile(CODE_PATTERN)


@dataclass(frozen=True, order=True)
class Week:
    """One week, known by its Monday."""

    monday: date

    @classmethod
    def of(cls, day: date) -> "Week":
        return cls(day - timedelta(days=day.weekday()))

    @classmethod
    def this(cls) -> "Week":
        """The week of today, in Vietnam."""
        return cls.of(timezone.localdate())

    @classmethod
    def parse(cls, code: str) -> "Week":
        """The week of a code such as "2026-W48"; raises ValueError for anything else."""
        match = _CODE.match(code)
        if not match or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
            raise ValueError(f"Not a week: {code!r}")
        return cls(date.fromisocalendar(int(match[1]), int(match[2]), 1))

    def __add__(self, weeks: int) -> "Week":
        return Week(self.monday + timedelta(weeks=weeks))

    def __sub__(self, weeks: int) -> "Week":
        return self + -weeks

    def __contains__(self, day: date) -> bool:
        return self.monday <= day <= self.sunday

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    @property
    def days(self) -> list[date]:
        return [self.monday + timedelta(days=number) for number in range(7)]

    @property
    def year(self) -> int:
        """The ISO year, which can differ from the calendar's around New Year."""
        return self.monday.isocalendar().year

    @property
    def number(self) -> int:
        return self.monday.isocalendar().week

    @property
    def code(self) -> str:
        """For addresses: "2026-W48"."""
        return f"{self.year}-W{self.number:02}"

    @property
    def is_current(self) -> bool:
        return timezone.localdate() in self

    @property
    def span(self) -> str:
        """From Monday to Sunday: "23/11–29/11/2026"; in English "23 Nov–29 Nov 2026"."""
        is_one_year = self.monday.year == self.sunday.year
        start = "MONTH_DAY_FORMAT" if is_one_year else "SHORT_DATE_FORMAT"
        end = date_format(self.sunday, "SHORT_DATE_FORMAT")
        return f"{date_format(self.monday, start)}–{end}"

    @property
    def label(self) -> str:
        """The week by its number: "Tuần 48"."""
        return _("Week %(number)s") % {"number": self.number}

    def title_in(self, language: str) -> str:
        """What a page of this week is called: "Tuần 48, 23/11–29/11/2026"."""
        with override(language):
            return f"{self.label}, {self.span}"

    def slug_in(self, language: str) -> str:
        """The last part of a page's address: "tuan-48-2026"."""
        with override(language):
            word = _("week-%(number)s-%(year)s")
        return word % {"number": self.number, "year": self.year}


def ends_soon(today: date) -> bool:
    """Whether what is for next week should be written by now: from Thursday on, and before that
    where at most one working day of this week is left."""
    left = sum(is_working_day(day) for day in Week.of(today).days if day > today)
    return today.weekday() >= 3 or left <= 1
