"""When a place is open: hours by weekday, what they say now, and how they are written."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import chain

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from portal.core.formatting import clock, weekday_name
from portal.core.text import fold
from portal.core.workdays import is_holiday

DAY = timedelta(days=1)
# A time of a day, from and to; the end of a day is written as its first moment.
Span = tuple[time, time]
MIDNIGHT = time(0)
# So many days are looked at for the next opening.
AHEAD = 15
A_MONDAY = date(2024, 1, 1)
_CODES = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
# "T2-T6", "Thứ 2 – thứ 6", "CN", folded; days begin with the time after them.
_DAY_NAMES = {"t2": 0, "t3": 1, "t4": 2, "t5": 3, "t6": 4, "t7": 5, "cn": 6}
_DAY = r"(?:t[2-7]|cn)"
_DAYS = re.compile(rf"{_DAY}(?:\s*[-,]\s*{_DAY})*")
_SPAN = re.compile(r"(\d{1,2})(?:[:h.](\d{2})?)?\s*-\s*(\d{1,2})(?:[:h.](\d{2})?)?")


def day_choices() -> list[tuple[str, str]]:
    """The days of a week, by their numbers as dates have them."""
    return [(str(day), capfirst(weekday_name(A_MONDAY + day * DAY))) for day in range(7)]


@dataclass(frozen=True)
class OpenState:
    """Whether a place is open, and until when that is true; None: for two weeks at least."""

    is_open: bool
    until: datetime | None


@dataclass(frozen=True)
class Hours:
    """The hours of each weekday (Monday is 0), each day's in their order."""

    by_day: dict[int, tuple[Span, ...]]
    closed_on_holidays: bool = True

    @classmethod
    def of(cls, rows: Iterable[tuple[Iterable[int], time, time]], **rules: bool) -> "Hours":
        """From rows of days with a time from and to."""
        found: dict[int, set[Span]] = {}
        for days, opens, closes in rows:
            for day in days:
                found.setdefault(day, set()).add((opens, closes))
        return cls({day: tuple(sorted(found[day])) for day in sorted(found)}, **rules)

    def __bool__(self) -> bool:
        return bool(self.by_day)

    def spans_on(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        """From when to when it is open on a day."""
        if self.closed_on_holidays and is_holiday(day):
            return
        for opens, closes in self.by_day.get(day.weekday(), ()):
            end = day if closes > opens else day + DAY
            yield _moment(day, opens), _moment(end, closes)

    def state_at(self, now: datetime) -> OpenState:
        """What holds at an aware moment; spans that meet are one, also at midnight."""
        today = timezone.localdate(now)
        start = end = None
        days = (today + step * DAY for step in range(-1, AHEAD))
        for opens, closes in chain.from_iterable(map(self.spans_on, days)):
            if end and opens <= end:
                end = max(end, closes)
            elif end and end > now:
                break
            else:
                start, end = opens, closes
        if not start or not end or end <= now:
            return OpenState(is_open=False, until=None)
        if start > now:
            return OpenState(is_open=False, until=start)
        is_always = end >= _moment(today + AHEAD * DAY, MIDNIGHT)
        return OpenState(is_open=True, until=None if is_always else end)

    @cached_property
    def groups(self) -> list[tuple[list[int], tuple[Span, ...]]]:
        """Days in a row with the same hours."""
        found: list[tuple[list[int], tuple[Span, ...]]] = []
        for day, spans in self.by_day.items():
            if found and found[-1][1] == spans and found[-1][0][-1] == day - 1:
                found[-1][0].append(day)
            else:
                found.append(([day], spans))
        return found

    @property
    def lines(self) -> list[tuple[str, str]]:
        """For readers: ("Thứ Hai – thứ Sáu", "7:30–11:30, 13:30–17:00")."""
        return [
            (_days_text(days), ", ".join(map(_span_text, spans))) for days, spans in self.groups
        ]

    @property
    def codes(self) -> list[str]:
        """As schema.org writes them: "Mo-Fr 07:30-11:30"."""
        return [
            f"{'-'.join(dict.fromkeys((_CODES[days[0]], _CODES[days[-1]])))} {opens:%H:%M}-"
            f"{closes if closes != MIDNIGHT else time(23, 59):%H:%M}"
            for days, spans in self.groups
            for opens, closes in spans
        ]


def _moment(day: date, at: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, at))


def _days_text(days: list[int]) -> str:
    first, last = (weekday_name(A_MONDAY + day * DAY) for day in (days[0], days[-1]))
    if len(days) == 7:
        return _("Every day")
    return capfirst(first) if len(days) == 1 else f"{capfirst(first)} – {last}"


def _span_text(span: Span) -> str:
    opens, closes = span
    if opens == closes:
        return _("day and night")
    return f"{clock(opens)}–{'24:00' if closes == MIDNIGHT else clock(closes)}"


def read_hours(text: str) -> list[tuple[list[int], time, time]]:
    """Hours as officers type them in a table: "T2-T6 7:30-11:30, 13:30-17:00; T7 8h-11h; CN 24/24".

    Raises ValueError for what can't be read.
    """
    rows: list[tuple[list[int], time, time]] = []
    plain = re.sub(r"[‐-―]", "-", text).lower().replace("24/24", "0:00-24:00")
    # Folding takes marks off and spaces between a day's letter and number away.
    plain = re.sub(r"th\S{1,3}\s*([2-7])|t\s+([2-7])", r"t\1\2", plain)
    plain = re.sub(r"chủ\s*nhật|chu\s*nhat", "cn", plain)
    for part in filter(None, (one.strip() for one in re.split(r"[;\n]", plain))):
        found = _DAYS.match(part)
        days = _read_days(found[0]) if found else list(range(7))
        rest = part[found.end() :] if found else part
        spans = list(_SPAN.finditer(rest))
        if not spans or fold(_SPAN.sub("", rest)):
            raise ValueError(part)
        rows += [(days, *_read_span(span)) for span in spans]
    return rows


def _read_days(text: str) -> list[int]:
    days: list[int] = []
    for part in text.split(","):
        ends = [_DAY_NAMES[name] for name in re.findall(_DAY, part)]
        if ends[-1] < ends[0]:
            raise ValueError(part)
        days += range(ends[0], ends[-1] + 1)
    return days


def _read_span(found: re.Match) -> Span:
    first, last = (int(found[1]), int(found[2] or 0)), (int(found[3]), int(found[4] or 0))
    opens, closes = time(*first), MIDNIGHT if last == (24, 0) else time(*last)
    if closes <= opens and closes != MIDNIGHT:
        raise ValueError(found[0])
    return opens, closes
