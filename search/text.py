"""What people type, made safe to look for, and shown back where it was found."""

import re
import unicodedata

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from portal.core.text import fold

MAX_QUERY = 100
MAX_WORDS = 10
SNIPPET_BEFORE, SNIPPET_LENGTH = 60, 200


def clean(text: str) -> str:
    """The query as it is shown back and counted: composed, on one line, of bounded length."""
    composed = unicodedata.normalize("NFC", text)
    printable = "".join(" " if unicodedata.category(char)[0] in "CZ" else char for char in composed)
    return " ".join(printable.split())[:MAX_QUERY].strip()


def words_of(query: str) -> list[str]:
    """The words of a query without diacritics, each once, in their order.

    Only letters and digits: quotes, brackets and stars are orders to a search engine.
    """
    return list(dict.fromkeys(fold(query).split()))[:MAX_WORDS]


def _fold_in_place(text: str) -> str:
    """`text` without diacritics, letter for letter, so that places stay the same."""
    folded = []
    for char in text:
        plain = fold(char)
        folded.append(plain if len(plain) == 1 else char)
    return "".join(folded)


def _pattern(words: list[str]) -> re.Pattern:
    choice = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{choice})(?:\s+(?:{choice}))*(?![^\W_])")


def mark_words(text: str, words: list[str]) -> SafeString:
    """`text`, escaped, with the words that were looked for marked."""
    text = unicodedata.normalize("NFC", text)
    if not words:
        return conditional_escape(text)
    parts, end = [], 0
    for match in _pattern(words).finditer(_fold_in_place(text)):
        parts.append(conditional_escape(text[end : match.start()]))
        parts.append(format_html("<mark>{}</mark>", text[match.start() : match.end()]))
        end = match.end()
    parts.append(conditional_escape(text[end:]))
    return mark_safe("".join(parts))  # noqa: S308 - each part is escaped above


def snippet(texts: list[str], words: list[str]) -> str:
    """The stretch of `texts` around the first word found, else how they begin."""
    text = unicodedata.normalize("NFC", " · ".join(dict.fromkeys(texts)))
    match = _pattern(words).search(_fold_in_place(text)) if words else None
    return _cut(text, match.start() if match else 0)


def _cut(text: str, place: int) -> str:
    """About `SNIPPET_LENGTH` letters around a place, between whole words."""
    start = text.rfind(" ", 0, place - SNIPPET_BEFORE) + 1 if place > SNIPPET_BEFORE else 0
    end = start + SNIPPET_LENGTH
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + 1)
    cut = text[start:end].strip()
    return f"{'…' if start else ''}{cut}{'…' if end < len(text) else ''}"
