"""What stands in which column, told by the heads that communes give them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from communes.schedules.importing.days import read_day
from communes.schedules.importing.hours import read_hours, read_session
from communes.schedules.importing.tables import Table
from portal.core.tables.cells import plain


class Role(models.TextChoices):
    """What a column holds."""

    DAY = "day", _("Day")
    SESSION = "session", _("Part of the day")
    TIME = "time", pgettext_lazy("schedule", "Time")
    END = "end", _("Until")
    CONTENT = "content", _("Work")
    PLACE = "place", _("Place")
    CHAIR = "chair", _("Chair")
    PARTICIPANTS = "participants", _("Participants")
    HOST_UNIT = "host_unit", _("Prepared by")
    NOTE = "note", _("Note")
    # "Sáng", "Chủ tịch", "Thứ Hai": the cell is the work, the head says when or whose.
    HEADED = "headed", _("Work of the one, part or day in the head")
    NONE = "", _("Leave out")


# In this order: "Lãnh đạo VP theo dõi" follows, "Lãnh đạo chủ trì/tham dự" chairs.
_HEADS: tuple[tuple[Role, str], ...] = (
    (Role.NONE, r"tt|stt|so tt|so thu tu"),
    (Role.NOTE, r".*\bghi chu\b.*|y kien.*"),
    (Role.HOST_UNIT, r".*\b(?:theo doi|chuan bi|phuc vu|tham muu|lai xe|phuong tien|phoi hop)\b.*"),
    (
        Role.CONTENT,
        r".*\b(?:noi dung|cong viec|nhiem vu|hoat dong|dien giai)\b.*|viec|lich lam viec"
        r"|lich cong tac|su kien|chuong trinh|ten cuoc hop",
    ),
    (Role.CHAIR, r".*\b(?:chu tri|chi dao)\b.*|(?:dong chi )?lanh dao(?: ubnd| xa| dang uy)*"),
    (
        Role.PARTICIPANTS,
        r".*\b(?:thanh phan|tham du|moi du|tham gia|cung du|du hop|thanh vien)\b.*",
    ),
    (Role.HOST_UNIT, r".*\b(?:don vi|co quan|bo phan|phu trach|can bo|nguoi thuc hien)\b.*"),
    (Role.PLACE, r".*\b(?:dia diem|dia chi)\b.*|noi (?:hop|lam viec|den|to chuc)|phong(?: hop)?"),
    (Role.END, r"(?:gio|thoi gian )?(?:ket thuc)|den(?: gio)?"),
    (Role.SESSION, r"buoi(?: lam viec)?"),
    (Role.TIME, r".*\b(?:thoi gian|thoi diem|bat dau)\b.*|gio(?: hop| lam viec)?|tu(?: gio)?|luc"),
    (Role.DAY, r"(?:thu|ngay|tuan)(?: (?:thu|ngay|thang|nam|trong|tuan|lam viec|gio))*"),
)
_RULES = [(role, re.compile(shape)) for role, shape in _HEADS]
_LEADER = re.compile(
    r".*\b(?:chu tich|pct|bi thu|pbt|pho bi thu|truong phong|pho truong|d c|dong chi|uy vien)\b.*"
)
_LONGEST_HEAD = 60


@dataclass(frozen=True)
class Column:
    """One column: its role, and the head that says when or whose its work is."""

    role: Role
    head: str = ""
    # Columns below one head of two rows belong together: "Sáng" over "Nội dung" and "Địa điểm".
    group: str = ""


def role_of(head: str) -> Role | None:
    """What a head says of its column; None where it is no head that is known."""
    told = plain(head)
    if not told or len(head) > _LONGEST_HEAD:
        return None
    for role, shape in _RULES:
        if shape.fullmatch(told):
            return role
    if _tells_when_or_whose(head):
        return Role.HEADED
    return None


def _tells_when_or_whose(head: str) -> bool:
    told = plain(head)
    is_part = read_session(head) and len(told) <= 20
    is_day = read_day(head).is_said and len(told) <= 30
    return bool(is_part or is_day or (_LEADER.fullmatch(told) and len(told) <= 50))


def head_rows(table: Table) -> tuple[int, int] | None:
    """Where the head of the table begins and ends; None where it has none."""
    best, found = 0, None
    for number, row in enumerate(table.rows):
        score = _score(row)
        if score > best:
            best, found = score, number
        if score >= 3:
            break
    if found is None or best < 2:
        return None
    end = found + 1
    # A second row below merged heads: "Sáng" twice, then "Nội dung | Địa điểm" twice.
    if end < len(table.rows) and _is_second(table.rows[found], table.rows[end]):
        end += 1
    return found, end


def _score(row: Sequence[str]) -> int:
    """How many different heads a row has; 0 where a cell of it can be none."""
    heads = {plain(cell): role for cell in row if cell and (role := role_of(cell)) is not None}
    strong = sum(role not in (Role.HEADED, Role.NONE) for role in heads.values())
    headed = sum(role == Role.HEADED for role in heads.values())
    if not strong:
        # Only days or leaders: a row below them would look the same.
        return headed if headed >= 3 else 0
    long = sum(len(cell) > _LONGEST_HEAD for cell in row)
    return 0 if long > 1 else strong + headed


def _is_second(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether a row parts the heads above that are merged over several columns."""
    different = {}
    for place, (top, below) in enumerate(zip(first, second, strict=True)):
        if not below or below == top:
            continue
        neighbours = [*first[max(0, place - 1) : place], *first[place + 1 : place + 2]]
        if top and top not in neighbours:
            return False
        different[place] = below
    known = all(role_of(below) is not None for below in different.values())
    return known and len(set(different.values())) > 1


def columns_of(table: Table, roles: Sequence[str] | None = None) -> list[Column]:
    """The columns of a table, by its heads, or with the roles that the officer has chosen."""
    heads = head_rows(table)
    if heads is None:
        guessed = [Column(role) for role in _guessed(table)]
        return _with(guessed, roles)
    top, last = table.rows[heads[0]], table.rows[heads[1] - 1]
    columns = []
    for above, head in zip(top, last, strict=True):
        head = head or above
        group = above if head != above and _tells_when_or_whose(above) else ""
        columns.append(Column(role_of(head) or Role.NONE, head, group))
    if roles is None:
        columns = _once_each(columns)
    return _with(columns, roles)


def _with(columns: list[Column], roles: Sequence[str] | None) -> list[Column]:
    if roles is None:
        return columns
    return [
        Column(Role(role), column.head, column.group)
        for role, column in zip(roles, columns, strict=True)
    ]


def _once_each(columns: list[Column]) -> list[Column]:
    """A day said twice ("Thứ", "Ngày") is read together; a leader's column beside one for the
    work tells who chairs."""
    has_content = any(one.role == Role.CONTENT and not one.group for one in columns)
    found = []
    for one in columns:
        is_leader = one.role == Role.HEADED and _LEADER.fullmatch(plain(one.head))
        if has_content and is_leader:
            one = Column(Role.CHAIR, one.head, one.group)
        found.append(one)
    return found


def _guessed(table: Table) -> list[Role]:
    """Roles of a table without a head, by what its cells look like."""
    roles = [Role.NONE] * table.width
    columns = list(zip(*table.rows, strict=True))
    lengths = [sum(map(len, cells)) for cells in columns]
    for place, cells in enumerate(columns):
        filled = [cell for cell in cells if cell]
        if sum(read_day(cell).is_said for cell in filled) * 2 > len(filled):
            if Role.DAY not in roles:
                roles[place] = Role.DAY
        elif sum(read_hours(cell).is_said and len(cell) < 30 for cell in filled) * 2 > len(filled):
            roles[place] = Role.TIME
    rest = [place for place, role in enumerate(roles) if role == Role.NONE and lengths[place]]
    if rest:
        roles[max(rest, key=lambda place: lengths[place])] = Role.CONTENT
    return roles
