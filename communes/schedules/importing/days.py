"""Days as communes write them: "Thứ 2 (23/11/2026)", "T.Ba 24/11", "CN", "ngày 26 tháng 11"."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from unicodedata import normalize

from django.utils.translation import gettext as _

from portal.core.formatting import weekday_name
from portal.core.text import without_marks
from portal.core.weeks import FIRST_YEAR, LAST_YEAR, Week

_NAMES = {"hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5, "nhat": 6}
_NAME = r"(?:[2-7](?!\d|\s*[/hg:.-]\s*\d)|hai|ba|tu|nam|sau|bay)"
_WEEKDAY = re.compile(rf"\b(?:thu|t)\s*[.:]?\s*(?P<name>{_NAME})\b|\b(?P<sunday>chu\s*nhat|cn)\b")
_BARE = re.compile(r"(?P<name>hai|ba|tu|nam|sau|bay)\b")
_DATE = re.compile(
    r"(?<![\d/:.-])(?P<day>\d{1,2})\s*(?P<sign>[/.-])\s*(?P<month>\d{1,2})"
    r"(?:\s*(?P=sign)\s*(?P<year>\d{4}|\d{2})|(?<=/)(?<!\d)|(?<=/\d)|(?<=/\d\d))(?![\d/:]|\s*h\b)"
)
# "24.11" is a day where days stand, else a time.
_SHORT_DATE = re.compile(
    r"(?<![\d/:.])(?P<day>\d{1,2})\s?[.-]\s?(?P<month>0?[1-9]|1[0-2])(?P<year>)(?![\d/:.])"
)
_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)")
_SPOKEN = re.compile(
    r"(?:ngay\s*)?(?<!\d)(?P<day>\d{1,2})\s*thang\s*(?P<month>\d{1,2})"
    r"(?:\s*(?:nam|,)?\s*(?P<year>\d{4}))?(?!\d)"
)
_WEEK = re.compile(r"\btuan\s*(?:thu\s*)?(?P<week>\d{1,2})\b(?:\D{0,12}(?P<year>20\d\d))?")
_SEVERAL = re.compile(r"\b(?:ca|trong|hang) tuan\b|\b(?:den|toi)\b|\bhang ngay\b")


def small(text: str) -> str:
    """Small letters without marks, signs kept."""
    return " ".join(without_marks(normalize("NFC", text)).lower().split())


@dataclass(frozen=True)
class Day:
    """What a text says of a day: its weekday (Monday is 0), its date without or with a year."""

    weekday: int | None = None
    dates: tuple[tuple[int, int, int | None], ...] = ()
    is_several: bool = False

    @property
    def is_said(self) -> bool:
        return self.weekday is not None or bool(self.dates)

    @property
    def is_span(self) -> bool:
        """Whether more than one day is named."""
        return self.is_several or len(set(self.dates)) > 1


def read_day(text: str, bare: bool = False) -> Day:
    """What a text says of a day; `bare` where it stands in a column of days ("Hai")."""
    told = small(text)
    dates: list[tuple[int, int, int | None]] = []
    for shape in (_ISO, _SPOKEN, _DATE, *([_SHORT_DATE] if bare else [])):
        dates = [_numbers(match) for match in shape.finditer(told)]
        if dates:
            break
    found = _WEEKDAY.search(told) or (_BARE.match(told) if bare else None)
    weekday = None
    if found:
        name = found.groupdict().get("name")
        weekday = 6 if not name else int(name) - 2 if name.isdigit() else _NAMES[name]
    elif bare and re.fullmatch(r"[2-7]", told):
        weekday = int(told) - 2
    names = {match[0] for match in _WEEKDAY.finditer(told)}
    return Day(weekday, tuple(dates), len(names) > 1 or bool(_SEVERAL.search(told)))


def _numbers(match: re.Match[str]) -> tuple[int, int, int | None]:
    year = match["year"]
    whole = None if not year else int(year) + (2000 if len(year) == 2 else 0)
    return int(match["day"]), int(match["month"]), whole


def names_day(text: str) -> bool:
    """Whether a cell begins with a day: "Thứ 3", "CN", "24/11/2026"."""
    told = small(text)
    shapes = (_WEEKDAY, _ISO, _SPOKEN, _DATE)
    return any(shape.match(told.removeprefix("ngay ").strip("( ")) for shape in shapes)


def without_day(text: str) -> str:
    """The rest of a cell that names a day and more, small and without marks."""
    told = small(text)
    for shape in (_ISO, _SPOKEN, _DATE, _WEEKDAY):
        told = shape.sub(" ", told)
    return re.sub(r"\bngay\b|[(),;]", " ", told).strip(" -–:/")


def week_of_title(texts: Iterable[str], near: Week) -> Week | None:
    """The week that the lines above a table name: "Tuần 48 năm 2026", "từ ngày 23/11 đến …"."""
    numbered = None
    for text in texts:
        days = [one for said in read_day(text).dates if (one := _dated(said, near))]
        if days:
            return Week.of(min(days))
        if numbered is None and (match := _WEEK.search(small(text))):
            year = int(match["year"] or near.year)
            try:
                numbered = Week.parse(f"{year}-W{int(match['week']):02}")
            except ValueError:
                continue
    return numbered


def week_of_days(days: Iterable[Day], near: Week) -> Week | None:
    """The week that most of the dates are of; None where no cell has a date."""
    found = Counter(
        Week.of(one) for day in days for said in day.dates[:1] if (one := _dated(said, near))
    )
    return found.most_common(1)[0][0] if found else None


def day_in(said: Day, week: Week) -> tuple[date | None, str]:
    """The day of an entry, and what is to be said of it. Where weekday and date differ, the
    date counts: it is in the title too."""
    if said.dates:
        day = _dated(said.dates[0], week)
        if day is None:
            number, month, _year = said.dates[0]
            text = _("There is no %(day)s/%(month)s.") % {"day": number, "month": month}
            return (None if said.weekday is None else week.days[said.weekday]), text
        if said.is_span:
            return day, _("The table names several days; this is the first of them.")
        if said.weekday is not None and day.weekday() != said.weekday:
            told = {"day": f"{day:%-d/%-m/%Y}", "weekday": weekday_name(day)}
            return day, _("%(day)s is a %(weekday)s; the table has another weekday.") % told
        return day, ""
    if said.weekday is None:
        return None, ""
    text = _("The table names several days; this is the first of them.") if said.is_span else ""
    return week.days[said.weekday], text


def _dated(said: tuple[int, int, int | None], near: Week) -> date | None:
    day, month, year = said
    years = [year] if year else [near.monday.year - 1, near.monday.year, near.monday.year + 1]
    found = []
    for one in years:
        try:
            found.append(date(one, month, day))
        except ValueError:
            continue
    found = [one for one in found if FIRST_YEAR <= one.year <= LAST_YEAR]
    return min(found, key=lambda one: abs(one - near.monday), default=None)
