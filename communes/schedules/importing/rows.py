"""The lines of a table as entries of a week: each becomes one or more, or says why it is none."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from communes.schedules.importing import days, hours, personal
from communes.schedules.importing.columns import Column, Role, head_rows
from communes.schedules.importing.hours import Hours
from communes.schedules.importing.tables import Table
from communes.schedules.models.entry import EntryType, Session
from portal.core.tables.cells import one_line, plain
from portal.core.weeks import Week


@dataclass(frozen=True)
class Found:
    """One entry as the table has it, with what the officer should look at."""

    line: int
    source: str
    day: date | None = None
    # Whether the table gives its date: the other ones follow the week that is chosen.
    is_dated: bool = False
    hours: Hours = Hours()
    content: str = ""
    place: str = ""
    chair: str = ""
    participants: str = ""
    host_unit: str = ""
    is_public: bool = True
    is_cancelled: bool = False
    doubts: tuple[str, ...] = ()

    @property
    def session(self) -> Session:
        return self.hours.session or Session.MORNING

    @property
    def entry_type(self) -> EntryType:
        told = plain(self.content)
        return next((kind for kind, shape in _KINDS if shape.search(told)), EntryType.MEETING)

    @property
    def citizens(self) -> list[str]:
        """Names and numbers of citizens in what readers would see."""
        return personal.found_in(f"{self.content}\n{self.participants}\n{self.place}")


@dataclass(frozen=True)
class Left:
    """A line that is no entry."""

    line: int
    source: str
    reason: str


_KINDS = (
    (EntryType.RECEPTION, re.compile(r"\btiep (?:cong )?dan\b")),
    (EntryType.ONLINE, re.compile(r"\b(?:truc tuyen|online|zoom|cau truyen hinh)\b")),
    (EntryType.DUTY, re.compile(r"\btruc (?:ban|co quan|lanh dao|chi huy|tet|bao|24)\b")),
    (
        EntryType.CEREMONY,
        re.compile(r"\b(?:le (?!phi|tan)|khai mac|khanh thanh|ky niem|ngay hoi|le hoi|mit tinh)"),
    ),
    (
        EntryType.FIELD,
        re.compile(r"^(?:di )?(?:kiem tra|khao sat|tham|co so|lam viec tai (?:xom|thon|ban))"),
    ),
)
# With their marks: "hoàn thành", "chỉ huy" and "Mặt trận" are other words.
_INTERNAL = re.compile(r"\b(?:nội bộ|họp kín|không công khai|tài liệu mật)\b", re.IGNORECASE)
_CANCELLED = re.compile(r"\b(?:hoãn|huỷ|hủy)\b", re.IGNORECASE)
_STATES = re.compile(
    r"(?:nội bộ|họp kín|không công khai|(?:đã |tạm |lịch )?(?:hoãn|huỷ|hủy)(?: họp)?"
    r"|cả ngày|(?:buổi )?(?:sáng|chiều|tối)|[\s.,;()])*",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"^[\s\-–+•*]*(?P<label>địa điểm|tại|chủ trì|thành phần(?: tham dự| mời dự)?|tham dự"
    r"|(?:đơn vị )?chuẩn bị)\s*:\s*(?P<text>.+)$",
    re.IGNORECASE,
)
_LABELS = {"dia diem": "place", "tai": "place", "chu tri": "chair", "chuan bi": "host_unit"}
_BULLET = re.compile(r"^\s*(?:[-–+•*●·]|\d{1,2}[.)](?!\d))\s*\S")
_EMPTY_WORDS = {"", "khong", "nghi", "x", "0"}


def read_rows(
    table: Table, columns: Sequence[Column], week: Week
) -> tuple[list[Found], list[Left]]:
    """All entries of the table in its order, and all lines that are none."""
    heads = head_rows(table)
    return _Reader(table, columns, week, heads).read()


@dataclass
class _Reader:
    table: Table
    columns: Sequence[Column]
    week: Week
    heads: tuple[int, int] | None
    found: list[Found] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    # What lines of their own say for the lines below: "Thứ Hai, 23/11", "Buổi chiều".
    day: days.Day = days.Day()
    session: Session | None = None

    def read(self) -> tuple[list[Found], list[Left]]:
        first, end = self.heads or (0, 0)
        head = [tuple(map(plain, self.table.rows[number])) for number in range(first, end)]
        for number, row in enumerate(self.table.rows):
            source = " · ".join(dict.fromkeys(map(one_line, filter(None, row))))
            if first <= number < end:
                continue
            if tuple(map(plain, row)) in head:
                self._leave(number, source, _("the head of the table once more"))
            elif number < first:
                self._leave(number, source, _("stands above the table"))
            elif len(cells := set(filter(None, row))) == 1 and self._is_banner(row):
                self._read_banner(number, cells.pop())
            else:
                self._read_line(number, source, row)
        return self.found, self.left

    def _leave(self, number: int, source: str, reason: str) -> None:
        self.left.append(Left(number + 1, source, reason))

    def _is_banner(self, row: Sequence[str]) -> bool:
        """Whether its one text stands over the whole row, and is no work or day of its column."""
        filled = [column.role for column, cell in zip(self.columns, row, strict=True) if cell]
        return len(filled) > 1 or filled[0] not in (Role.HEADED, Role.CONTENT, Role.DAY)

    def _read_banner(self, number: int, text: str) -> None:
        said, session = days.read_day(text), hours.read_session(text)
        is_short = len(text) <= 60
        if said.is_said and is_short and not said.is_span:
            self.day, self.session = said, session
            self._leave(number, one_line(text), _("a day for the lines below"))
        elif session and is_short and not hours.read_hours(text).start:
            self.session = session
            self._leave(number, one_line(text), _("a part of the day for the lines below"))
        else:
            self._leave(number, one_line(text), _("has no time and no work"))

    def _read_line(self, number: int, source: str, row: Sequence[str]) -> None:
        common = self._told(row, "")
        base = self._base(number, source, common)
        before = len(self.found)
        for column, cell in zip(self.columns, row, strict=True):
            if column.role == Role.HEADED and not column.group:
                self._read_headed(base, column, row, cell)
        self._read_groups(base, row)
        if content := common.get(Role.CONTENT):
            self._add(base, content)
        if len(self.found) == before:
            reason = _("has no work") if plain(source) else _("is empty")
            self._leave(number, source, reason)

    def _told(self, row: Sequence[str], group: str) -> dict[Role, str]:
        """The cells by their roles; what has a role twice is read together."""
        told: dict[Role, list[str]] = {}
        for column, cell in zip(self.columns, row, strict=True):
            if not cell or column.group != group or column.role in (Role.NONE, Role.HEADED):
                continue
            cells = told.setdefault(column.role, [])
            if cell not in cells:
                cells.append(cell)
        work = told.get(Role.CONTENT)
        # Of a cell that is merged over the work and what follows it.
        told = {
            role: cells for role, cells in told.items() if role == Role.CONTENT or cells != work
        }
        return {role: "\n".join(cells) for role, cells in told.items()}

    def _base(self, number: int, source: str, told: dict[Role, str]) -> Found:
        """What all entries of a line share."""
        cell = told.get(Role.DAY, "")
        times = [told.get(Role.TIME, ""), told.get(Role.END, "")]
        said = days.read_day(cell, bare=True)
        if not said.is_said:
            in_time = days.read_day(times[0])
            said = in_time if in_time.is_said else said
        if said.is_said:
            # A day of its own: a part of the day that stood above ends with it.
            self.session = None if said != self.day else self.session
            self.day = said
        base = Found(number + 1, source, hours=self._hours(told, times, cell))
        base = self._on(base, said if said.is_said else self.day)
        doubt = base.hours.rest and _("“%(text)s” is no time.") % {
            "text": one_line(base.hours.rest)
        }
        texts = {
            "place": Role.PLACE,
            "chair": Role.CHAIR,
            "participants": Role.PARTICIPANTS,
            "host_unit": Role.HOST_UNIT,
        }
        fields: dict[str, Any] = {name: _joined(told.get(role, "")) for name, role in texts.items()}
        base = replace(base, doubts=(*base.doubts, *filter(None, [doubt])), **fields)
        return self._noted(base, told.get(Role.NOTE, ""))

    def _hours(self, told: dict[Role, str], times: list[str], day: str) -> Hours:
        self.session = hours.read_session(told.get(Role.SESSION, "")) or self.session
        text = "-".join(filter(None, times))
        if days.read_day(text).is_said:
            # "7h30 thứ Hai, 23/11/2026" in one cell.
            text = days.without_day(text)
        read = hours.read_hours(text) if text else Hours()
        in_session = hours.read_hours(told.get(Role.SESSION, ""))
        if not read.start and in_session.start:
            read = in_session
        if not read.is_said and not text:
            in_day = hours.read_hours(days.without_day(day)) if day else Hours()
            read = replace(in_day, rest="") if in_day.is_said else read
        return read.within(self.session)

    def _on(self, base: Found, said: days.Day) -> Found:
        day, doubt = days.day_in(said, self.week)
        doubts = (*base.doubts, doubt) if doubt else base.doubts
        return replace(base, day=day, is_dated=bool(said.dates), doubts=doubts)

    def _noted(self, base: Found, note: str) -> Found:
        """A note says a state, or is told with the work: entries have no note of their own."""
        if not note:
            return base
        session = hours.read_session(note)
        if session == Session.ALL_DAY and not base.hours.end:
            base = replace(base, hours=replace(base.hours, session=session))
        elif session and not base.hours.is_said and _STATES.fullmatch(note):
            base = replace(base, hours=Hours(session=session))
        return replace(
            base,
            is_public=base.is_public and not _INTERNAL.search(note),
            is_cancelled=bool(_CANCELLED.search(note)),
            content="" if _STATES.fullmatch(note) else f"({one_line(note)})",
        )

    def _read_headed(self, base: Found, column: Column, row: Sequence[str], cell: str) -> None:
        if plain(cell) in _EMPTY_WORDS:
            return
        same = [
            other
            for other, text in zip(self.columns, row, strict=True)
            if other.role == Role.HEADED and text == cell and not other.group
        ]
        sessions = [one for other in same if (one := hours.read_session(other.head))]
        if len(set(sessions)) > 1:
            # One cell over morning and afternoon: the whole day, once.
            if same[0] == column:
                self._add(self._headed(base, "", Session.ALL_DAY), cell)
            return
        self._add(self._headed(base, column.head), cell)

    def _headed(self, base: Found, head: str, session: Session | None = None) -> Found:
        said, session = days.read_day(head), session or hours.read_session(head)
        if said.is_said:
            base = self._on(base, said)
        if session:
            return replace(base, hours=base.hours.within(session))
        return base if said.is_said or not head else replace(base, chair=base.chair or head)

    def _read_groups(self, base: Found, row: Sequence[str]) -> None:
        groups = dict.fromkeys(one.group for one in self.columns if one.group)
        told = {group: self._told(row, group) for group in groups}
        told = {
            group: cells
            for group, cells in told.items()
            if plain(cells.get(Role.CONTENT, "")) not in _EMPTY_WORDS
        }
        works = {cells[Role.CONTENT] for cells in told.values()}
        sessions = {hours.read_session(group) for group in told}
        is_whole_day = len(works) == 1 and len(sessions) > 1 and None not in sessions
        for group, cells in told.items():
            base_here = self._headed(base, group, Session.ALL_DAY if is_whole_day else None)
            if time := cells.get(Role.TIME):
                read = hours.read_hours(time).within(base_here.hours.session)
                base_here = replace(base_here, hours=read)
            names = ("place", "chair", "participants", "host_unit")
            fields: dict[str, Any] = {
                name: _joined(cells[Role(name)]) for name in names if Role(name) in cells
            }
            self._add(replace(base_here, **fields), cells[Role.CONTENT])
            if is_whole_day:
                return

    def _add(self, base: Found, cell: str) -> None:
        found = [_complete(base, text) for text in _items(cell, base)]
        self.found += [one for one in found if one.content]


def _items(cell: str, base: Found) -> Iterator[str]:
    """The works of one cell: each line that begins with a time is one of its own, each bullet
    too where the line has no time."""
    lines = [line for line in cell.split("\n") if line.strip()]
    timed = [bool(hours.begins_with_time(line)[0].start) for line in lines]
    starts: Callable[[int], bool] = lambda number: timed[number]  # noqa: E731
    if not any(timed):
        bullets = [bool(_BULLET.match(line)) for line in lines]
        if base.hours.start or not all(bullets):
            yield cell
            return
        starts = lambda number: bullets[number]  # noqa: E731
    item: list[str] = []
    for number, line in enumerate(lines):
        if item and starts(number):
            yield "\n".join(item)
            item = []
        item.append(line)
    if item:
        yield "\n".join(item)


def _complete(base: Found, text: str) -> Found:
    """An entry with the words of its cell: their time, and what they label."""
    own, rest = hours.begins_with_time(text)
    if own.start:
        base = replace(base, hours=own.within(base.hours.session))
        text = rest
    fields: dict[str, Any] = {}
    words = []
    for line in text.split("\n"):
        match = _LABELLED.match(line)
        name = _LABELS.get(plain(match["label"]), "participants") if match else ""
        if match and not getattr(base, name) and name not in fields:
            fields[name] = match["text"].strip()
        else:
            words.append(re.sub(r"^\s*[-–+•*●·]\s*", "", line))
    content = " ".join(filter(None, [_joined("\n".join(words)), base.content]))
    is_public = base.is_public and not _INTERNAL.search(content)
    return replace(base, **fields, content=content, is_public=is_public)


def _joined(text: str) -> str:
    """Lines of a cell as one: a line that begins small goes on, others are parted by ";"."""
    joined = ""
    for line in filter(None, map(str.strip, text.split("\n"))):
        goes_on = not joined or joined[-1] in ".,;:-–(/" or line[0].islower() or line[0] in "(-–"
        joined += line if not joined else f" {line}" if goes_on else f"; {line}"
    return joined
