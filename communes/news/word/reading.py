"""A Word file as a title, a lead and blocks of a body, with its pictures.

What an officer uploads may come from anybody: it is opened only after the portal's own rules for
files (kind, macros, programs, bombs), without entities, and without reaching for files elsewhere.
"""

import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import PurePath
from typing import Any

import mammoth
import nh3
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext as _

from communes.news.word.blocks import Blocks
from portal.core.tables.cells import Unreadable
from portal.core.tables.files import is_packed, packed_kind
from portal.core.typed.characters import clean_text
from portal.core.uploads import OLE

MOST_BYTES = 20 * 1024 * 1024
# With its pictures, unpacked.
MOST_UNPACKED = 100 * 1024 * 1024
# Of XML, unpacked: some hundred pages.
MOST_WORDS = 4 * 1024 * 1024
# Beyond these a picture is left in the file, and that is told.
MOST_PICTURES = 20
TAGS = {
    *("p", "br", "h1", "h2", "h3", "h4", "h5", "h6", "strong", "ul", "ol", "li", "a", "img"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
# Of addresses; pictures are named by their number.
SCHEMES = {"http", "https", "mailto", "tel", "picture"}
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
# The kinds of relations whose parts `mammoth` reads as XML.
_READ = ("/officeDocument", "/comments", "/endnotes", "/footnotes", "/numbering", "/styles")
# Word's own names, and those of its Vietnamese edition.
STYLES = "\n".join(
    f"p[style-name='{name}'] => {tag}:fresh"
    for name, tag in (("Title", "h1"), ("Tiêu đề", "h1"), ("Subtitle", "p"))
)


@dataclass(frozen=True)
class WordPicture:
    """A picture of the file, and what its author says that it shows."""

    content: bytes
    alt: str


@dataclass
class WordText:
    """What a file says. `blocks` are (name, value) of a body; a figure's value is
    {"picture": number of the picture, "alt": what it shows}. `left_out` are sentences for the
    officer on what could not be taken along."""

    title: str
    lead: str
    blocks: list[tuple[str, Any]]
    pictures: list[WordPicture] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def read_word(content: bytes, name: str) -> WordText:
    """Reads a Word file called `name`. Raises ValidationError, with what to do."""
    _refuse(content)
    pictures: list[WordPicture] = []
    messages: list[str] = []
    html = _converted(content, pictures, messages)
    blocks = Blocks(html)
    title = blocks.take_title() or clean_text(PurePath(name).stem)
    word = WordText(title, blocks.take_lead(), blocks.all, pictures)
    if not word.lead and not word.blocks:
        raise Unreadable(
            _("There is no text in this file. Choose another, or write the news here.")
        )
    if messages:
        text = _(
            "Pictures that are not in the file itself, or beyond the first %(most)s, were left out."
        )
        word.left_out.append(text % {"most": MOST_PICTURES})
    return word


def _refuse(content: bytes) -> None:
    if len(content) > MOST_BYTES:
        raise Unreadable(_too_large())
    if content.startswith(OLE):
        raise Unreadable(
            _(
                "This is a file of Word before 2007, or one with a password. Open it and save it"
                " as .docx without a password."
            )
        )
    if not is_packed(content):
        raise Unreadable(_("This is no Word file. Open it in Word and save it as .docx."))
    too_much = _("This file has far more text than a piece of news. Keep what belongs to it.")
    if packed_kind(content, too_much, MOST_WORDS) != "docx":
        raise Unreadable(_("This is no Word file. Open it in Word and save it as .docx."))
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
                raise Unreadable(_too_large())
            for entry in entries:
                if entry.filename.endswith((".xml", ".rels")):
                    _refuse_disguised(fromstring(archive.read(entry), forbid_dtd=True))
    except Unreadable:
        raise
    except (DefusedXmlException, *_BROKEN) as error:
        raise Unreadable(_broken()) from error


def _refuse_disguised(part: Any) -> None:
    """Raises ValueError where relations name a part that is read as XML and not called so: it
    would pass by what is asked of XML here."""
    for relation in part.iter(f"{{{_RELATIONS}}}Relationship"):
        is_read = relation.get("Type", "").endswith(_READ)
        if is_read and not relation.get("Target", "").endswith(".xml"):
            raise ValueError(relation.get("Target"))


# What the libraries raise on files that are cut off or written by an enemy.
_BROKEN = (
    *(SyntaxError, ValueError, LookupError, TypeError, AttributeError, OSError, EOFError),
    *(RuntimeError, NotImplementedError, zipfile.BadZipFile, zipfile.LargeZipFile),
    *(zipfile.zlib.error,),  # type: ignore[attr-defined]
)


def _too_large() -> str:
    return _("This file is too large: at most 20 MB. Make its pictures smaller in Word.")


def _broken() -> str:
    return _("This file is broken or no Word file. Save it as .docx once more.")


def _converted(content: bytes, pictures: list[WordPicture], messages: list[str]) -> str:
    """Its HTML with nothing but `TAGS`; fills `pictures`, and `messages` where some are left."""

    def keep(image: Any) -> dict[str, str]:
        if len(pictures) >= MOST_PICTURES:
            messages.append("too many")
            return {}
        try:
            with image.open() as file:
                content = file.read()
        except LookupError:  # the file names one that it lacks
            messages.append("lost")
            return {}
        pictures.append(WordPicture(content, " ".join(clean_text(image.alt_text or "").split())))
        return {"src": f"picture:{len(pictures) - 1}"}

    try:
        result = mammoth.convert_to_html(
            BytesIO(content),
            convert_image=mammoth.images.img_element(keep),
            style_map=STYLES,
            external_file_access=False,
            include_embedded_style_map=False,
        )
    except _BROKEN as error:
        raise Unreadable(_broken()) from error
    messages += [one.message for one in result.messages if "image" in one.message]
    html = clean_text(result.value.replace("\0", ""))
    return nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)
