"""Times as communes write them: "7h30", "14 giờ", "7:30-9:00", "8h00 sáng", "Cả ngày"."""

import re
from dataclasses import dataclass, replace
from datetime import time

from communes.schedules.importing.days import small
from communes.schedules.models.entry import Session, session_of

_SESSIONS = (
    (re.compile(r"\bca ngay\b|\bsang\W{1,5}(?:va )?chieu\b|\bhai buoi\b"), Session.ALL_DAY),
    (re.compile(r"\bsang\b|\b(?:am|sa)\b"), Session.MORNING),
    (re.compile(r"\bchieu\b|\btrua\b|\b(?:pm|ch)\b"), Session.AFTERNOON),
    (re.compile(r"\btoi\b(?! (?:dia|diem|ngay|het))|\bdem\b"), Session.EVENING),
)
_CLOCK = (
    r"(?P<hour{0}>\d{{1,2}})\s*(?:(?:gio|g|h)\s*(?:(?P<half{0}>ruoi)|(?P<minute{0}>[0-5]?\d)(?!\d)"
    r"\s*(?:phut\b|p\b|')?)?|[:.,](?P<digits{0}>[0-5]\d)(?::[0-5]\d)?(?!\d))"
)
_LATER = r"\s*(?:sang|chieu|toi|dem|trua|am|pm|sa|ch)?\s*(?:-|–|—|~|->|→|den|toi)\s*"
_TIMES = re.compile(
    rf"(?<![\d/.,:])(?:tu\s*)?{_CLOCK.format(1)}(?:{_LATER}{_CLOCK.format(2)})?(?![\d/]|\.\d)"
)
# "7-9h", "7 - 9 giờ".
_SHORT_SPAN = re.compile(r"(?<![\d/.,:hg])(\d{1,2})\s*[-–]\s*(?=\d{1,2}\s*(?:h|g|gio)\b)")
_UNTOLD = re.compile(
    r"^(?:luc|tu|vao|khoang|buoi|bat dau|gio|sang|chieu|toi|trua|dem|ca ngay"
    r"|\b(?:sa|ch|am|pm)\b|\W)*$"
)


@dataclass(frozen=True)
class Hours:
    """When on its day; what of the text was no time is `rest`."""

    start: time | None = None
    end: time | None = None
    session: Session | None = None
    rest: str = ""

    @property
    def is_said(self) -> bool:
        return self.start is not None or self.session is not None

    def within(self, session: Session | None) -> "Hours":
        """In a part of the day that stands elsewhere in the table: "2h" of an afternoon is 14:00.

        Of both the hour counts: nobody comes to a meeting by the name of a part of the day.
        """
        session = self.session or session
        start, end = self.start, self.end
        if start is None:
            return replace(self, session=session)
        is_late = session in (Session.AFTERNOON, Session.EVENING)
        if is_late and start.hour <= 6 + 5 * (session == Session.EVENING):
            start = start.replace(hour=start.hour + 12)
        if end and end.hour < 12 and start.hour >= 12 and start.replace(hour=start.hour - 12) < end:
            end = end.replace(hour=end.hour + 12)
        return replace(self, start=start, end=end, session=session_of(start, session))


def read_session(text: str) -> Session | None:
    """The part of the day that a text names."""
    told = small(text)
    return next((session for shape, session in _SESSIONS if shape.search(told)), None)


def read_hours(text: str) -> Hours:
    """What a cell of times says, as it stands there: see `Hours.within`."""
    told = _SHORT_SPAN.sub(r"\1h-", small(text))
    match = _TIMES.search(told)
    session = read_session(told)
    if not match:
        rest = "" if _UNTOLD.match(told) or (session and len(told) < 12) else text
        return Hours(session=session, rest=rest)
    start, end = _time(match, 1), _time(match, 2)
    around = told[: match.start()] + " " + told[match.end() :]
    rest = "" if _UNTOLD.match(around.strip()) and start else text
    return Hours(start, end, session, rest) if start else Hours(session=session, rest=text)


def begins_with_time(text: str) -> tuple[Hours, str]:
    """The time that a line begins with and what follows it: "- 7h30: Giao ban"."""
    line = re.sub(r"^[\s\-–+•*●·]+", "", text)
    told = _SHORT_SPAN.sub(r"\1h-", small(line))
    match = re.match(rf"(?:luc |tu )?{_TIMES.pattern}", told)
    # The folded text is as long as the text: one letter for each, if nothing was joined.
    if not match or len(told) != len(line) or not (start := _time(match, 1)):
        return Hours(), line
    end = _time(match, 2)
    rest = line[match.end() :]
    named = re.match(r"\s*(sáng|chiều|tối)\b", rest, re.IGNORECASE)
    session = read_session(named[1]) if named else None
    rest = rest[named.end() :] if named else rest
    return Hours(start, end, session), rest.lstrip(" :-–,.;)").strip()


def _time(match: re.Match[str], which: int) -> time | None:
    if not (hour := match[f"hour{which}"]):
        return None
    if match[f"half{which}"]:
        minute = 30
    else:
        minute = int(match[f"minute{which}"] or match[f"digits{which}"] or 0)
    return time(int(hour), minute) if int(hour) < 24 and minute < 60 else None
