"""A file or what was pasted, as tables: its kind is told by what is in it, not by its name."""

import re
from pathlib import Path

from django.core.files import File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from communes.schedules.importing.exported import is_exported, rows_of_export
from communes.schedules.importing.markup import rows_of_html
from communes.schedules.importing.tables import MOST_ROWS, Table, finished
from portal.core.tables.cells import Unreadable
from portal.core.tables.documents import rows_of_document
from portal.core.tables.files import is_packed, packed_kind, refuse_other_kinds
from portal.core.tables.sheets import rows_of_workbook
from portal.core.tables.texts import decoded, not_read_here, rows_of_text

MOST_BYTES = 5 * 1024 * 1024
MOST_MARKUP = 1_500_000
_IS_HTML = re.compile(r"<\s*(?:table|td|html|body)\b", re.IGNORECASE)


def read_file(file: File) -> list[Table]:
    """The tables of a file, one or more. Raises ValidationError, with what to do."""
    if (file.size or 0) > MOST_BYTES:
        text = _("This file has %(size)s; a schedule has %(most)s at most. Take out its pictures.")
        sizes = {"size": filesizeformat(file.size), "most": filesizeformat(MOST_BYTES)}
        raise Unreadable(text % sizes)
    file.seek(0)
    content = file.read()
    refuse_other_kinds(content)
    if is_packed(content):
        return _with_words(_packed(content))
    name = Path(file.name or "").stem
    return _with_words([_of_text(decoded(content), name)])


def read_pasted(markup: str, text: str) -> list[Table]:
    """The table of what was pasted: of its HTML where it holds one, else of its text."""
    if markup and _IS_HTML.search(markup):
        return _with_words([_of_text(markup)])
    return _with_words([_of_text(text or markup)])


def _of_text(text: str, name: str = "") -> Table:
    if _IS_HTML.search(text):
        if len(text) > MOST_MARKUP:
            raise Unreadable(_("This page is far longer than a week. Copy its table only."))
        return finished(rows_of_html(text), name)
    if text.lstrip()[:1] in ("{", "["):
        raise Unreadable(not_read_here())
    rows = rows_of_text(text)
    return finished(rows_of_export(rows) if is_exported(rows) else rows, name)


def _packed(content: bytes) -> list[Table]:
    too_much = _("This file unpacks to far more than a week. Keep one week of it.")
    if packed_kind(content, too_much) == "docx":
        return [finished(rows_of_document(content))]
    # One line more than what is too many, blank ones left out.
    sheets = rows_of_workbook(content, MOST_ROWS * 2 + 1)
    return [finished(rows, name) for name, rows in sheets]


def _with_words(tables: list[Table]) -> list[Table]:
    tables = [table for table in tables if table.has_words]
    if not tables:
        raise Unreadable(_("There is no table with words in it."))
    return tables
