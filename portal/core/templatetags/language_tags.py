"""Texts that officers write once, in Vietnamese, on pages in other languages.

A screen reader must know that they are Vietnamese to pronounce them (WCAG 3.1.2).
What belongs to a page has that page's language (`lang_of`); the rest is known by its
letters, so that an English value isn't called Vietnamese.
"""

import re

from django import template
from django.conf import settings
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from portal.core.text import is_vietnamese

register = template.Library()
# Groups of three: a share such as "4.5" and a year are none.
THOUSANDS = re.compile(r"[1-9]\d{0,2}(\.\d{3})+")


@register.filter
def lang_code(text) -> str | None:
    """ "vi" for a Vietnamese text on a page in another language, else None."""
    if get_language() == settings.LANGUAGE_CODE or not is_vietnamese(str(text or "")):
        return None
    return settings.LANGUAGE_CODE


@register.filter
def whole_words(text: str, length: int) -> str:
    """As many whole words as fit: "Thanh Son" of "Thanh Son Commune", and no "Commun"."""
    if len(text) <= length:
        return text
    return text[: length + 1].rpartition(" ")[0] or text[:length]


@register.filter
def grouped(text):
    """A number that officers wrote as Vietnamese does, on a page in another language:
    "1.128" → "1,128". Other texts and pages stay as they are."""
    if get_language() == settings.LANGUAGE_CODE or not THOUSANDS.fullmatch(str(text or "")):
        return text
    return str(text).replace(".", ",")


@register.filter
def lang_attr(text) -> SafeString:
    """The `lang` of the element that holds just this text: `<td{{ cell|lang_attr }}>`."""
    code = lang_code(text)
    return format_html(' lang="{}"', code) if code else SafeString("")


@register.filter
def as_written(text) -> SafeString:
    """A text as it was written, marked as Vietnamese where the page is not."""
    code = lang_code(text)
    if not code:
        return conditional_escape("" if text is None else text)
    return format_html('<span lang="{}">{}</span>', code, text)
