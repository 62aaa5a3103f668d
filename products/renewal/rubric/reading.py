"""A rubric from a sheet (.xlsx, .csv): its items, or what is wrong with which line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portal.core.tables.files import tables_in
from portal.core.text import fold
from products.renewal.choices import Cost, Section
from products.renewal.models import RubricItem

# The portal's own wording, of which every section has its points: for all sets.
SAMPLE = Path(__file__).with_name("mau.csv")
MOST_BYTES, MOST_ROWS = 512 * 1024, 300
# By field, what its column may be called, folded.
COLUMNS = {
    "code": ("ma", "ma tieu chi", "code"),
    "text": ("noi dung", "tieu chi", "text"),
    "most_points": ("diem toi da", "diem", "most points"),
    "options": ("phuong an", "muc diem", "options"),
    "proof": ("minh chung", "proof"),
    "cost": ("chi phi", "cost"),
}
# The columns that a file needs, as an officer reads them.
NEEDED = {"code": "mã", "text": "nội dung", "most_points": "điểm tối đa", "options": "phương án"}
_FIELD = {name: column for column, names in COLUMNS.items() for name in names}
_CODE = re.compile(r"([ABC])(?:\.\d{1,2}){1,3}")
_OPTION = re.compile(r"(\d{1,3})\s*[:–-]\s*(\S.*)", re.DOTALL)


@dataclass
class Reading:
    """The good items in the order of the file; by line, what is wrong with the others.

    `faults` are of the whole: with any of these, or a wrong line, nothing is taken in.
    """

    items: list[RubricItem] = field(default_factory=list)
    wrong: list[tuple[int, str]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        return bool(self.items) and not self.wrong and not self.faults

    @property
    def sums(self) -> list[tuple[str, int, int]]:
        """By section its points, and those that it must have."""
        return [
            (str(one.label), sum(i.most_points for i in self.items if i.section == one), one.most)
            for one in Section
        ]


class _Fault(Exception):
    """What is wrong with a cell."""


def read_rubric(content: bytes) -> Reading:
    """The items of a file. Raises ValidationError for one of which no line can be read."""
    reading, seen = Reading(), set()
    for line, cells in _lines(content):
        try:
            item = _item(cells)
            if item.code in seen:
                raise _Fault(_("Code %(code)s stands in the file twice.") % {"code": item.code})
        except _Fault as fault:
            reading.wrong.append((line, str(fault)))
            continue
        seen.add(item.code)
        item.position = len(reading.items)
        reading.items.append(item)
    if not reading.wrong:
        told = _("%(section)s: %(found)s points in the file, %(needed)s by the criteria.")
        reading.faults = [
            told % {"section": name, "found": found, "needed": needed}
            for name, found, needed in reading.sums
            if found != needed
        ]
    return reading


def _lines(content: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    if len(content) > MOST_BYTES:
        raise ValidationError(_("The file is larger than 512 KB. Keep the table alone."))
    tables = [(_fields(rows), rows) for _name, rows in tables_in(content, MOST_ROWS)]
    # The first that is one, or else the fewest columns to add.
    fields, rows = min(tables, key=lambda table: len(_lacking(table[0])), default=([], []))
    if lacking := _lacking(fields):
        told = _("The first line lacks the columns: %(names)s.")
        raise ValidationError(told % {"names": ", ".join(lacking)})
    if sum(map(any, rows)) > MOST_ROWS:
        told = _("The file has more than %(most)d rows. Divide it.")
        raise ValidationError(told % {"most": MOST_ROWS})
    for line, cells in enumerate(rows, start=1):
        if any(cells) and cells is not _head(rows):
            yield line, {name: cell for name, cell in zip(fields, cells, strict=False) if name}


def _fields(rows: list[list[str]]) -> list[str | None]:
    """What each column of a table is, by its first line."""
    return [_FIELD.get(fold(cell).strip()) for cell in _head(rows)]


def _head(rows: list[list[str]]) -> list[str]:
    return next(filter(any, rows), [])


def _lacking(fields: list[str | None]) -> list[str]:
    return [label for name, label in NEEDED.items() if name not in fields]


def _item(cells: dict[str, str]) -> RubricItem:
    code = cells.get("code", "").upper().strip(".")
    if not (found := _CODE.fullmatch(code)):
        raise _Fault(_("Write the code with its section, such as A.1.1, B.2 or C.3.2."))
    most = _number(cells.get("most_points", ""), 1, Section(found[1]).most)
    text, proof = cells.get("text", ""), cells.get("proof", "")
    if not text or max(len(text), len(proof)) > 250:
        raise _Fault(_("Say what is looked at, and what proves it, in 250 letters at most."))
    return RubricItem(
        code=code,
        section=found[1],
        text=text,
        most_points=most,
        options=_options(cells.get("options", ""), most),
        proof=proof,
        cost=_number(cells["cost"], 0, max(Cost)) if cells.get("cost") else Cost.LITTLE,
    )


def _number(text: str, least: int, most: int) -> int:
    # More digits than any number here has are refused, noughts before it too.
    is_number = text.isascii() and text.isdigit() and len(text) <= 4
    if not is_number or not least <= int(text) <= most:
        told = _("“%(text)s” is no whole number from %(least)s to %(most)s.")
        raise _Fault(told % {"text": text[:20], "least": least, "most": most})
    return int(text)


def _options(text: str, most: int) -> list[list]:
    """Pairs of points and words, the fewest points first."""
    found = [_OPTION.fullmatch(one.strip()) for one in re.split(r"[|\n]", text) if one.strip()]
    pairs = [[int(one[1]), one[2].strip()[:160]] for one in found if one]
    points = [one for one, _words in pairs]
    if not pairs or len(pairs) < len(found) or len(set(points)) < len(points):
        raise _Fault(_("Write the options such as “0: không có | 2: có một phần | 5: đầy đủ”."))
    if max(points) != most:
        told = _("The best option has %(found)s points, the item %(most)s.")
        raise _Fault(told % {"found": max(points), "most": most})
    return sorted(pairs)
