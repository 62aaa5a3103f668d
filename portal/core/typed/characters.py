"""Characters that come along by copying from Word, PDF and chats, kept out at the door.

A vertical tab in one title stops every spreadsheet that holds it, a NUL stops PostgreSQL,
a mark that turns the direction of writing makes one text look like another. Tabs and line
breaks stay; a line break is one character, as the browser counted it. So is "ệ", which comes
from a Mac's file names and from some PDFs as three: names would differ that look the same.
"""

import json
import re
import unicodedata
from typing import Any

# Invisible marks of direction and order of bytes: gone without a trace.
_GONE = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb"
# Control characters, ends of lines and pages of other systems, halves of characters and what
# is none: a word ends there.
_ENDS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"
_GONE_RE, _ENDS_RE = re.compile(f"[{_GONE}]"), re.compile(f"[{_ENDS}]+")
_BREAK = re.compile(r"\r\n?")
_ANY = re.compile(f"[{_GONE}{_ENDS}\r]")
_ONE = re.compile(f"[{_GONE}{_ENDS}]")
# How a program writes such a character inside JSON.
_ESCAPED = re.compile(
    r"\\u(?:00[0189][0-9a-f]|007f|061c|20[026]|d[89a-f]|fe|ff)|\\[bfr]", re.IGNORECASE
)


def clean_text(text: str) -> str:
    """The text, composed (NFC), without what no field should hold; the same object where nothing
    is wrong.

    A text of which nothing can be seen is empty, so that a required field says so.
    """
    text = _without_wrong(text)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _without_wrong(text: str) -> str:
    if _ANY.search(text):
        # Two halves that stand together are one character.
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        text = printable(_BREAK.sub("\n", text))
    return text if text.isascii() or _is_seen(text) else ""


def printable(text: str) -> str:
    """The text as files for programs hold it: its ends of lines as they are."""
    return _ENDS_RE.sub(" ", _GONE_RE.sub("", text))


def clean_value(text: str) -> str:
    """A value of a form: text, or what the rich text editor sends (JSON).

    The editor counts characters, so there each wrong one becomes a space and none is composed.
    """
    if not text.startswith(("{", "[")):
        return clean_text(text)
    if not (_ESCAPED.search(text) or _ANY.search(text)):
        return text
    try:
        return json.dumps(_clean_json(json.loads(text, strict=False)), ensure_ascii=False)
    except (ValueError, RecursionError):
        return clean_text(text)


def _clean_json(value: Any) -> Any:
    if isinstance(value, str):
        return _ONE.sub(" ", _BREAK.sub("\n", value)) if _ANY.search(value) else value
    if isinstance(value, list):
        return [_clean_json(item) for item in value]
    if isinstance(value, dict):
        return {key: _clean_json(item) for key, item in value.items()}
    return value


def without_width(text: str) -> str:
    """The text, to be read or compared, without what takes no room: joiners, marks of direction."""
    return "".join(char for char in text if unicodedata.category(char) != "Cf")


def _is_seen(text: str) -> bool:
    """Whether a text has more than spaces of any width, fillers, and marks without a letter."""
    return any(unicodedata.category(char)[0] in "LNPS" and char not in _FILLERS for char in text)


# Letters by their category, and nothing to the eye.
_FILLERS = "\u115f\u1160\u3164\uffa0\u2800"
