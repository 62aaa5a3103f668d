"""What a document is called and where it stands, both made of its facts."""

import re
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext, override, pgettext

from portal.core.formatting import whole_words
from portal.core.text import slugify

if TYPE_CHECKING:
    from communes.documents.models import OfficialDocumentPage

# Divides the parts of an address in a slug; neither names nor numbers have it there.
DIVIDER = "_"
TITLE_LENGTH = 255
# Stands before there are facts for an address.
NO_ADDRESS = "van-ban"


def clean_number(typed: str) -> str:
    """A number as it is written: " 12 / kh-ubnd" → "12/KH-UBND"; "Số: 12/KH-UBND" too."""
    number = re.sub(r"^\s*số\s*:?\s*", "", typed, flags=re.IGNORECASE)
    number = re.sub(r"[‐‑‒–—]", "-", number)
    number = re.sub(r"\s*([/\-&])\s*", r"\1", " ".join(number.split()))
    return number.upper()


def number_slug(number: str) -> str:
    """A number as an address has it: "855/KH-STT&TT" → "855-kh-stt-tt"."""
    return slugify(re.sub(r"[^\w]+", "-", number.replace(DIVIDER, "-"))).strip("-")


def slug_of(number: str, type_slug: str, issued_on: date | None) -> str:
    """What a document's slug begins with: "2026_ke-hoach_12-kh-ubnd"; one word without facts."""
    end = number_slug(number)
    if not (end and type_slug and issued_on):
        return NO_ADDRESS
    return DIVIDER.join([str(issued_on.year), type_slug, end])


def is_slug_of(slug: str, base: str) -> bool:
    """Whether a slug is one that was made of these facts, maybe beside another's."""
    return re.fullmatch(rf"{re.escape(base)}(-\d+)?", slug) is not None


def address_of(slug: str) -> str:
    """What a slug adds to the address of the section: "2026/ke-hoach/12-kh-ubnd/"."""
    return slug.replace(DIVIDER, "/") + "/"


def name_of(page: "OfficialDocumentPage", language: str) -> str:
    """Type and number: "Kế hoạch 12/KH-UBND"."""
    with override(language):
        kind = (
            page.document_type.label
            if page.document_type
            else pgettext("of an authority", "Document")
        )
        if not page.number:
            return gettext("%(type)s without a number") % {"type": kind}
        return f"{kind} {page.number}"


def title_of(page: "OfficialDocumentPage", language: str) -> str:
    """The name with what it is about, in whole words where that is long."""
    name = name_of(page, language)
    abstract = " ".join(page.abstract.split())
    if not abstract:
        return name
    title = f"{name}: {abstract}"
    return title if len(title) <= TITLE_LENGTH else whole_words(title, TITLE_LENGTH - 1) + "…"
