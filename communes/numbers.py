"""Telephone numbers that help, as features know them, for the one page that has them all.

A feature gives its own by the hook `register_phone_numbers`: a function of the frame that
returns a `NumberGroup`, of this very site.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from wagtail import hooks

from portal.core.hints import Text
from portal.core.querysets import below
from portal.core.text import fold
from portal.core.typed.phones import kept_phone

NUMBERS_HOOK = "register_phone_numbers"


@dataclass(frozen=True)
class Number:
    """A number, whose it is and what for."""

    name: str
    phone: str
    about: str = ""
    is_sample: bool = False

    def fits(self, words: list[str], digits: str) -> bool:
        """Whether all words stand in the name or what it is for, or the digits in the number."""
        if digits:
            return digits in "".join(char for char in self.phone if char.isdigit())
        text = fold(f"{self.name} {self.about}")
        return all(word in text for word in words)


@dataclass(frozen=True)
class NumberGroup:
    """Numbers under a heading; `order` sorts the groups of a page."""

    title: Text
    order: int
    numbers: list[Number]

    @property
    def has_samples(self) -> bool:
        return any(number.is_sample for number in self.numbers)


def groups_of(frame, query: str = "") -> list[NumberGroup]:
    """The groups of a frame's site that have a number, narrowed by what was typed."""
    found = [give(frame) for give in hooks.get_hooks(NUMBERS_HOOK)]
    groups = sorted(found, key=lambda group: group.order)
    if query:
        groups = [replace(group, numbers=_fitting(group, query)) for group in groups]
    return [group for group in groups if group.numbers]


def _fitting(group: NumberGroup, query: str) -> list[Number]:
    words = fold(kept_phone(query)).split()
    digits = "".join(words) if words and all(word.isdigit() for word in words) else ""
    title = fold(str(group.title))
    # Who types the heading means all below it.
    if words and not digits and all(word in title.split() for word in words):
        return group.numbers
    return [number for number in group.numbers if number.fits(words, digits)]


def own_pages(pages, frame):
    """The pages of this very site: on the portal lists gather those of all communes."""
    return pages.filter(below({frame.first_root.path, frame.root.path}))


def told(pages: Iterable, phone: str, about: str) -> list[Number]:
    """Numbers of pages that keep them in the field `phone`, and what they are in `about`."""
    return [
        Number(
            name=page.title,
            phone=getattr(page, phone),
            about=getattr(page, about),
            is_sample=page.is_sample,
        )
        for page in pages
    ]
