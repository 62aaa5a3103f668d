"""The file of an annex as rows: all its tables, each row in or said why."""

from dataclasses import dataclass, field

from django.core.files import File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from portal.core.tables.cells import Unreadable, plain
from portal.core.tables.files import tables_in
from products.decisions.importing.rows import Annex, AnnexRow, Head, Refused
from products.decisions.names import number_key, owner_key

MOST_BYTES, MOST_ROWS = 5 * 1024 * 1024, 2_000
# A Word file with more words than any annex.
_MOST_LETTERS = 1_000_000


@dataclass
class Reading:
    """What an annex holds, in its order."""

    rows: list[AnnexRow] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


def read_annex(file: File, head: Head) -> Reading:
    """The products of a file (.xlsx, .docx, .csv). Raises ValidationError, with what to do."""
    if (file.size or 0) > MOST_BYTES:
        told = {"size": filesizeformat(file.size), "most": filesizeformat(MOST_BYTES)}
        raise Unreadable(
            _("This file has %(size)s; an annex has %(most)s at most. Take out its pictures.")
            % told
        )
    file.seek(0)
    tables = tables_in(file.read(), MOST_ROWS)
    if any(sum(map(any, rows)) > MOST_ROWS for _name, rows in tables):
        raise Unreadable(
            _("More than %(most)s lines in one table. Take it in in parts.") % {"most": MOST_ROWS}
        )
    if sum(len(cell) for _name, rows in tables for row in rows for cell in row) > _MOST_LETTERS:
        raise Unreadable(_("This file is far longer than an annex. Keep its table only."))
    annexes = [Annex(rows, head, name if len(tables) > 1 else "") for name, rows in tables]
    annexes = [annex for annex in annexes if annex.layout]
    if not annexes:
        raise Unreadable(
            _(
                "No line is the head of a table with “Tên sản phẩm” and “Chủ thể”. Write these"
                " above the columns and try again."
            )
        )
    reading = Reading()
    seen: dict[tuple, AnnexRow] = {}
    for annex in annexes:
        for found in annex.read():
            if isinstance(found, Refused):
                reading.refused.append(found)
                continue
            key = (number_key(found.number), plain(found.product), owner_key(found.owner))
            first = seen.setdefault(key, found)
            if first is not found:
                fault = _("The same product and owner stand in %(line)s already.")
                faults = [fault % {"line": first.line}]
                reading.refused.append(Refused(found.line, found.product, faults))
            else:
                reading.rows.append(found)
    if not reading.rows and not reading.refused:
        raise Unreadable(_("There is no product below the head of the table."))
    return reading
