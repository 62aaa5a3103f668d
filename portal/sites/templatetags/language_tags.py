"""Texts that officers write once, in Vietnamese, on pages in other languages.

A screen reader must know that they are Vietnamese to pronounce them (WCAG 3.1.2).
What belongs to a page has that page's language (`lang_of`); the rest is known by its
letters, so that an English value isn't called Vietnamese.
"""

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from portal.core.formatting import grouped, lang_code, whole_words

register = template.Library()
for told in (lang_code, whole_words, grouped):
    register.filter(told)


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
