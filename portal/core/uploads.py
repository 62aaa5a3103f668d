"""What every uploaded file that is no picture passes: of the kind that its name says, not too
large, without programs inside. Readers open it on the word of their commune."""

import re
import zipfile
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files import File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm

MOST_BYTES = 24 * 1024 * 1024  # the servers take 25 in one request
# A packed file that unpacks to more than this, or to so many files, is meant to harm.
MOST_UNPACKED = 500 * 1024 * 1024
MOST_FILES = 5000
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROGRAMS = (
    "exe dll com scr pif bat cmd ps1 vbs vbe js jse wsf hta msi msp jar apk lnk reg iso "
    "docm dotm xlsm xltm xlam pptm"
)
# What a browser would run: of no use in an archive of papers, but of use inside a document.
_PAGES = "html htm xhtml svg swf"
PROGRAMS, PAGES = frozenset(_PROGRAMS.split()), frozenset(_PAGES.split())
# What of an office's file says which it is, and what in it is a program.
OFFICE = {"docx": "word/", "xlsx": "xl/"}
MACROS = ("vbaproject.bin", "/activex/", "macrosheets/")
# Recordings, by how their bytes begin; of an M4A only from the fifth on.
RECORDINGS = {
    "mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"),
    "m4a": (b"ftyp",),
    "ogg": (b"OggS",),
}
OPEN_DOCUMENTS = {"odt": b"opendocument.text", "ods": b"opendocument.spreadsheet"}


def check_file(file: File) -> None:
    """Raises ValidationError, with what to do, for a file that isn't what its name says."""
    if (file.size or 0) > MOST_BYTES:
        text = _("This file has %(size)s; the most is %(most)s. Scan it in grey, or divide it.")
        sizes = {"size": filesizeformat(file.size), "most": filesizeformat(MOST_BYTES)}
        raise ValidationError(text % sizes, code="file_too_large")
    if not file.size:
        raise ValidationError(_("This file is empty. Choose it once more."), code="file_empty")
    extension = Path(file.name or "").suffix.lower().lstrip(".")
    check = _CHECKS.get(extension)
    if check is None:  # the model's own rule tells which kinds there are
        return
    file.seek(0)
    try:
        if not check(file, extension):
            raise ValidationError(_not_what_it_says(extension), code="file_of_another_kind")
    finally:
        file.seek(0)


def _not_what_it_says(extension: str) -> str:
    text = _(
        "This is no %(kind)s file, or a broken one. Open it on your computer and save it as"
        " %(kind)s again."
    )
    return text % {"kind": extension.upper()}


def _is_pdf(file: File, _extension: str) -> bool:
    return b"%PDF-" in file.read(1024)


def _is_old_office(file: File, extension: str) -> bool:
    start = file.read(8)
    return start == OLE or (extension == "doc" and start.startswith(b"{\\rtf"))


def _is_text(file: File, _extension: str) -> bool:
    """Words in any of the ways that offices here save them; no picture, program or page."""
    start = file.read(4096)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decodes(file, "utf-16")
    if b"\0" in start or start.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(
        (b"<!doctype", b"<html", b"<svg", b"<?xml", b"mz\x90", b"%pdf", b"pk\x03\x04")
    ):
        return False
    file.seek(0)
    return b"\0" not in file.read()


def _is_table(file: File, extension: str) -> bool:
    """Text without formulas, which spreadsheets of readers would run. Raises ValidationError."""
    if not _is_text(file, extension):
        return False
    file.seek(0)
    if _FORMULA.search(file.read().decode("utf-8", "replace")):
        text = _("This table has formulas, which run on the readers’ computers. Save values only.")
        raise ValidationError(text, code="file_with_formulas")
    return True


# A cell that is one: "=SUM(A1)", "+cmd|' /C calc'!A0"; "-5" and "+84 912" are none.
_FORMULA = re.compile(r"""(?m)(?:^|[,;\t])["']?\s*(?:[=＝]|[@＠+＋－-][^,;\t\n"]*[(|!])""")


def _is_recording(file: File, extension: str) -> bool:
    start = file.read(12)
    return start[4 if extension == "m4a" else 0 :].startswith(RECORDINGS[extension])


def _decodes(file: File, encoding: str) -> bool:
    file.seek(0)
    reader = TextIOWrapper(_Unclosed(file), encoding=encoding)
    try:
        while reader.read(1 << 16):
            pass
    except UnicodeError:
        return False
    return True


class _Unclosed:
    """A file for a reader that would close it."""

    def __init__(self, file: File):
        self._file = file
        self.closed = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return False

    def seekable(self) -> bool:
        return True

    def close(self) -> None:
        """Left open."""


def _is_packed(file: File, extension: str) -> bool:
    """A zip, or what an office keeps in one. Raises ValidationError for programs and bombs."""
    if file.read(8) == OLE and extension in OFFICE:
        text = _("This file asks for a password. Save it without one, so that readers can open it.")
        raise ValidationError(text, code="file_with_password")
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            _check_entries(entries, PROGRAMS if extension in OFFICE else PROGRAMS | PAGES)
            return _is_of_kind(archive, extension)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, OSError, ValueError):
        return False


def _check_entries(entries: list[zipfile.ZipInfo], unwanted: frozenset[str]) -> None:
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        text = _("This file unpacks to far more than it is. Pack fewer files into it.")
        raise ValidationError(text, code="file_unpacks_too_large")
    for entry in entries:
        name = entry.filename.lower()
        if any(part in f"/{name}" for part in MACROS):
            text = _("This file runs macros. Save it without them, or as PDF.")
            raise ValidationError(text, code="file_with_macros")
        if name.rpartition(".")[2] in unwanted:
            text = _("“%(name)s” in this file is a program or web page. Take it out.")
            raise ValidationError(text % {"name": entry.filename}, code="file_with_program")


def _is_of_kind(archive: zipfile.ZipFile, extension: str) -> bool:
    names = archive.namelist()
    if start := OFFICE.get(extension):
        return "[Content_Types].xml" in names and any(name.startswith(start) for name in names)
    if kind := OPEN_DOCUMENTS.get(extension):
        if "mimetype" not in names:
            return False
        with archive.open("mimetype") as entry:
            return kind in entry.read(100)
    return True


_CHECKS: dict[str, Callable[[File, str], bool]] = {
    "pdf": _is_pdf,
    "doc": _is_old_office,
    "xls": _is_old_office,
    "csv": _is_table,
    "txt": _is_text,
    **dict.fromkeys(RECORDINGS, _is_recording),
    **dict.fromkeys((*OFFICE, *OPEN_DOCUMENTS, "zip"), _is_packed),
}


class DocumentForm(BaseDocumentForm):
    """Base of all of Wagtail's forms for files: one, several, chooser."""

    def clean_file(self):
        file = self.cleaned_data.get("file")
        if file and "file" in self.changed_data:
            check_file(file)
        return file
