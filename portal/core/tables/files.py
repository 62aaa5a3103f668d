"""A file as tables: its kind is told by what is in it, not by its name."""

import zipfile
from io import BytesIO

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from portal.core.hints import Text
from portal.core.tables.cells import Unreadable
from portal.core.tables.documents import DOCUMENT, rows_of_document
from portal.core.tables.sheets import rows_of_workbook
from portal.core.tables.texts import decoded, not_read_here, rows_of_text
from portal.core.uploads import OLE, check_file

# What of a packed file is read: its words, not its pictures.
_MOST_WORDS = 30 * 1024 * 1024
_WORKBOOK = "xl/workbook.xml"
Rows = list[list[str]]


def is_packed(content: bytes) -> bool:
    """Whether it is a file of today's Word or Excel, or any other .zip."""
    return content.startswith(b"PK\x03\x04")


def refuse_other_kinds(content: bytes) -> None:
    """Raises Unreadable for an empty file and for those whose tables can't be read."""
    if not content.strip(b"\0 \r\n\t"):
        raise Unreadable(_("This file is empty. Choose it once more."))
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


def packed_kind(content: bytes, too_much: Text, most_words: int = _MOST_WORDS) -> str:
    """ "xlsx" or "docx". Raises Unreadable (`too_much` where its words have more bytes than
    `most_words`)."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, ValueError) as error:
        raise Unreadable(_("This file is broken. Open it and save it once more.")) from error
    names = {entry.filename for entry in entries}
    kind = "docx" if DOCUMENT in names else "xlsx" if _WORKBOOK in names else ""
    if not kind:
        raise Unreadable(not_read_here())
    words = sum(entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels")))
    if words > most_words:
        raise Unreadable(too_much)
    # Macros, programs, passwords, bombs: as of any file of the portal.
    check_file(ContentFile(content, name=f"x.{kind}"))
    return kind


def tables_in(content: bytes, most_rows: int) -> list[tuple[str, Rows]]:
    """The tables of a file with their names ("" where they have none).

    A workbook has one for each visible sheet, a Word file one with all lines in their order.
    Of a sheet no more than `most_rows` + 1 lines are read. Raises ValidationError, with what
    to do.
    """
    refuse_other_kinds(content)
    if not is_packed(content):
        return [("", rows_of_text(decoded(content)))]
    kind = packed_kind(content, _("This file unpacks to far too much. Keep its table only."))
    if kind == "xlsx":
        return rows_of_workbook(content, most_rows + 1)
    return [("", rows_of_document(content))]
