"""A file or what was pasted, as tables: its kind is told by what is in it, not by its name."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

from django.core.files import File
from django.core.files.base import ContentFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from communes.schedules.importing.documents import DOCUMENT, rows_of_document
from communes.schedules.importing.exported import is_exported, rows_of_export
from communes.schedules.importing.markup import rows_of_html
from communes.schedules.importing.sheets import tables_of_workbook
from communes.schedules.importing.tables import Table, Unreadable, finished
from communes.schedules.importing.texts import decoded, not_read_here, rows_of_text
from portal.core.uploads import OLE, check_file

MOST_BYTES = 5 * 1024 * 1024
# What of a packed file is read: its words, not its pictures.
_MOST_WORDS = 30 * 1024 * 1024
MOST_MARKUP = 1_500_000
_WORKBOOK = "xl/workbook.xml"
_IS_HTML = re.compile(r"<\s*(?:table|td|html|body)\b", re.IGNORECASE)


def read_file(file: File) -> list[Table]:
    """The tables of a file, one or more. Raises ValidationError, with what to do."""
    if (file.size or 0) > MOST_BYTES:
        text = _("This file has %(size)s; a schedule has %(most)s at most. Take out its pictures.")
        sizes = {"size": filesizeformat(file.size), "most": filesizeformat(MOST_BYTES)}
        raise Unreadable(text % sizes)
    file.seek(0)
    content = file.read()
    if not content.strip(b"\0 \r\n\t"):
        raise Unreadable(_("This file is empty. Choose it once more."))
    if content.startswith(b"PK\x03\x04"):
        return _with_words(_packed(content))
    if content.startswith(OLE):
        raise Unreadable(
            _(
                "This is a file of Word or Excel before 2007, or one with a password. Open it and"
                " save it as .docx or .xlsx without a password."
            )
        )
    if content.startswith((b"%PDF", b"{\\rtf")):
        raise Unreadable(
            _("PDF and RTF keep no table. Open the Word file and copy its table, or save as .docx.")
        )
    if content[:8].startswith((b"\x89PNG", b"\xff\xd8", b"GIF8")):
        raise Unreadable(_("A picture has no words. Copy the table from Word or Excel."))
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
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, ValueError) as error:
        raise Unreadable(_("This file is broken. Open it and save it once more.")) from error
    names = {entry.filename for entry in entries}
    kind = "docx" if DOCUMENT in names else "xlsx" if _WORKBOOK in names else ""
    if not kind:
        raise Unreadable(_("This file is none that is read here: use .xlsx, .docx, .csv or .html."))
    words = sum(entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels")))
    if words > _MOST_WORDS:
        raise Unreadable(_("This file unpacks to far more than a week. Keep one week of it."))
    # Macros, programs, passwords, bombs: as of any file of the portal.
    check_file(ContentFile(content, name=f"x.{kind}"))
    if kind == "xlsx":
        return tables_of_workbook(content)
    return [finished(rows_of_document(content))]


def _with_words(tables: list[Table]) -> list[Table]:
    tables = [table for table in tables if table.has_words]
    if not tables:
        raise Unreadable(_("There is no table with words in it."))
    return tables
