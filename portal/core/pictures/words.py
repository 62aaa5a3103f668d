"""What a picture shows and who took it, proposed where an officer said nothing."""

import re
from pathlib import PurePath
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from portal.core.collections import site_of
from portal.core.models.settings import IdentitySettings, one_to_one
from portal.core.text import fold

MOST_ALT, MOST_CREDIT = 160, 120
CREDIT_HELP = _("Who took it, such as “Ảnh: HTX”. Left empty, it is your own office.")
# How the country's own pages name a photographer; content of a page, so in its language.
CREDIT = "Ảnh: "
_COMMITTEE = re.compile(r"\b\w+ ban nhân dân\b", re.IGNORECASE)
# What cameras, phones, chats and Windows call their files, without marks.
_MACHINES = (
    "img image images dsc dscn dscf pxl mvimg vid photo photos pic picture screenshot screen shot"
    " untitled unnamed whatsapp zalo messenger received facebook fb snapseed camscanner scan copy"
    " at of am pm anh hinh chup man khong tieu de ban sao"
)
_NO_WORDS = frozenset(_MACHINES.split())
_EXTENSIONS = frozenset(["jpg", "jpeg", "png", "gif", "webp", "heic", "heif", "avif"])


def says_something(text: str) -> bool:
    """Whether a text tells what a picture shows; names of files ("IMG_2034.jpg") don't."""
    if "_" in text or PurePath(text).suffix.lower().strip(".") in _EXTENSIONS:
        return False
    words = [word for word in re.findall("[a-z]{2,}", fold(text)) if word not in _NO_WORDS]
    return sum(map(len, words)) > sum(char.isdigit() for char in text)


def proposed_alt(image: Any) -> str:
    """What a picture shows by its description, else by its title; "" where neither says it."""
    title = image.title if " " in image.title.strip() else ""
    texts = (" ".join(text.split()) for text in (image.description, title))
    found = next((text for text in texts if says_something(text)), "")
    return Truncator(found).chars(MOST_ALT)


def proposed_credit(image: Any) -> str:
    """Whose picture it is: as said at the picture, else of the body whose collection it is in."""
    if image.credit:
        return image.credit
    site = site_of(image.collection)
    if site is None:
        return ""
    identity = one_to_one(site, IdentitySettings)
    body = identity.organisation or identity.official_name or site.site_name
    return Truncator(CREDIT + _COMMITTEE.sub("UBND", body)).chars(MOST_CREDIT)


def fill_words(part: Any, picture: str, alt: str, credit: str) -> None:
    """Puts in what lacks at a picture; the arguments are names of fields. For `clean`."""
    if not getattr(part, f"{picture}_id"):
        return
    image = getattr(part, picture)
    if not getattr(part, alt):
        setattr(part, alt, proposed_alt(image))
    if not getattr(part, credit):
        setattr(part, credit, proposed_credit(image))
