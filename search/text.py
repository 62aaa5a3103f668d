"""What people type, made safe to look for, and shown back where it was found."""

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from search.analysis import words

SNIPPET_BEFORE, SNIPPET_LENGTH = 60, 200
# Words looked at around each place to find where a query stands thickest.
WINDOW = 30


def mark_words(text: str, wanted: set[str]) -> SafeString:
    """`text`, escaped, with the words marked that are wanted (folded forms); neighbours in one."""
    parts, end = [], 0
    for start, until in _stretches(text, wanted):
        parts.append(conditional_escape(text[end:start]))
        parts.append(format_html("<mark>{}</mark>", text[start:until]))
        end = until
    parts.append(conditional_escape(text[end:]))
    return mark_safe("".join(parts))  # noqa: S308 - each part is escaped above


def _stretches(text: str, wanted: set[str]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for word in words(text):
        if word.folded not in wanted:
            continue
        if found and text[found[-1][1] : word.start].isspace():
            found[-1] = (found[-1][0], word.end)
        else:
            found.append((word.start, word.end))
    return found


def snippet(texts: list[str], weights: dict[str, float]) -> str:
    """The stretch of `texts` where the wanted words stand thickest, else how they begin.

    `weights`: what each folded word is worth.
    """
    text = " · ".join(dict.fromkeys(" ".join(text.split()) for text in texts))
    found = [word for word in words(text) if word.folded in weights]
    best, place = 0.0, 0
    for number, first in enumerate(found):
        last = first.start + SNIPPET_LENGTH - SNIPPET_BEFORE
        near = {word.folded for word in found[number : number + WINDOW] if word.end < last}
        # Each word once: a stretch with all of them beats one that repeats the rarest.
        if (worth := sum(weights[word] for word in near)) > best:
            best, place = worth, first.start
    return _cut(text, place)


def _cut(text: str, place: int) -> str:
    """About `SNIPPET_LENGTH` letters around a place, between whole words."""
    start = text.rfind(" ", 0, place - SNIPPET_BEFORE) + 1 if place > SNIPPET_BEFORE else 0
    end = start + SNIPPET_LENGTH
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + 1)
    cut = text[start:end].strip()
    return f"{'…' if start else ''}{cut}{'…' if end < len(text) else ''}"
