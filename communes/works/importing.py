"""A table of money from a file: every line is taken, or it is said what is wrong with it."""

import re
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from communes.works.choices import Side
from communes.works.models import AccountLine
from portal.core.tables.cells import Unreadable, one_line, plain
from portal.core.tables.files import tables_in
from portal.core.typed.numbers import WholeNumberField

MOST_BYTES, MOST_ROWS = 2 * 1024 * 1024, 200
# Of a database's whole number.
MOST_DONG = 2**63 - 1
# By field, what its column may be called, without marks.
COLUMNS = {
    "side": ("thu chi", "thu/chi", "loai", "side"),
    "name": ("noi dung", "khoan", "khoan muc", "chi tieu", "dien giai", "name"),
    "amount": ("so tien", "so tien (dong)", "so tien dong", "thanh tien", "amount"),
    "quantity": ("so luong", "hien vat", "quantity"),
}
# The columns that a file needs, as an officer reads them.
NEEDED = ("Thu/Chi", "Nội dung", "Số tiền")
_SIDES = {"thu": Side.IN, "chi": Side.OUT, "in": Side.IN, "out": Side.OUT}
# "Đơn vị: triệu đồng", "ĐVT: 1.000 đ", without marks.
_LARGE_UNIT = re.compile(
    r"\b(?:don vi|dvt)\b.*\b(?:nghin|ngan|trieu|tr|ty|ti|1 ?000(?: ?000)*) ?(?:dong|d|vnd)\b"
)
_MOST = {name: AccountLine._meta.get_field(name).max_length for name in ("name", "quantity")}


@dataclass
class Taken:
    """The lines of a file, and what is wrong with others, each with its number."""

    lines: list[AccountLine] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def read_lines(content: bytes) -> list[AccountLine]:
    """The lines of a CSV, Excel or Word file, unsaved. Raises ValidationError with all that is
    wrong, by line: half a table would add up to something else."""
    if len(content) > MOST_BYTES:
        raise Unreadable(_("This file is too large: at most 2 MB. Keep the table only."))
    for _name, rows in tables_in(content, MOST_ROWS):
        if found := _head(rows):
            _refuse_other_units(rows[: found[0]])
            taken = _read(rows, *found)
            if taken.wrong:
                raise ValidationError(taken.wrong)
            if not taken.lines:
                raise Unreadable(_("There is no line below the head of the table."))
            return taken.lines
    text = _("No line names the columns. Write above them: %(columns)s.")
    raise Unreadable(text % {"columns": ", ".join(NEEDED)})


def _refuse_other_units(above: list[list[str]]) -> None:
    """A table in thousands or millions would be taken as so many đồng."""
    for cell in (cell for row in above for cell in row):
        if _LARGE_UNIT.search(plain(cell)):
            text = _("This table counts in other units (“%(unit)s”). Write its amounts in đồng.")
            raise Unreadable(text % {"unit": one_line(cell)[:60]})


def _head(rows: list[list[str]]) -> tuple[int, dict[str, int]] | None:
    """The number of the line that names the columns, and where each is."""
    for number, row in enumerate(rows):
        names = [plain(cell) for cell in row]
        places = {
            key: names.index(one) for key, many in COLUMNS.items() for one in many if one in names
        }
        if {"side", "name", "amount"} <= places.keys():
            return number, places
    return None


def _read(rows: list[list[str]], head: int, places: dict[str, int]) -> Taken:
    taken = Taken()
    for number, row in enumerate(rows[head + 1 :], start=head + 2):
        cells = {
            key: one_line(row[place]) if place < len(row) else "" for key, place in places.items()
        }
        if not any(cells.values()):
            continue
        if len(taken.lines) + len(taken.wrong) == MOST_ROWS:
            taken.wrong.append(
                _("At most %(most)s lines fit into one table.") % {"most": MOST_ROWS}
            )
            break
        try:
            taken.lines.append(_line(cells))
        except ValidationError as error:
            told = {"line": number, "why": " ".join(error.messages)}
            taken.wrong.append(_("Line %(line)s: %(why)s") % told)
    return taken


def _line(cells: dict[str, str]) -> AccountLine:
    side = _SIDES.get(plain(cells["side"]))
    if side is None:
        raise ValidationError(_("Write “Thu” or “Chi” in the first column."))
    for name, most in _MOST.items():
        if len(cells.get(name, "")) > (most or 0):
            text = _("“%(start)s…” is too long: at most %(most)s letters.")
            raise ValidationError(text % {"start": cells[name][:30], "most": most})
    if not cells["name"]:
        raise ValidationError(_("Write what the money is for."))
    amount = WholeNumberField(min_value=0, max_value=MOST_DONG, required=False).clean(
        cells["amount"]
    )
    quantity = cells.get("quantity", "")
    if amount is None and not quantity:
        raise ValidationError(_("Write the amount, or how many things there are."))
    return AccountLine(side=side, name=cells["name"], amount=amount, quantity=quantity)
