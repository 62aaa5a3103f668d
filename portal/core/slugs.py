"""Addresses of pages (slugs): made from titles, one of a kind beside a page's siblings."""

import re
from itertools import chain, count
from typing import TYPE_CHECKING

from portal.core.addresses import is_routed, names_language
from portal.core.text import slugify

if TYPE_CHECKING:
    from wagtail.models import Page

# Leaves room for a number behind it.
LENGTH = 200


def slug_base(title: str, kind: str = "") -> str:
    """What an address begins with: "Họp xóm 2" → "hop-xom-2".

    "???" has no letter for an address: it gets the name of the kind of page.
    """
    base = slugify(title)[:LENGTH].strip("-") or slugify(kind) or "trang"
    # A number behind it would leave it the name of a language.
    return f"trang-{base}" if names_language(base) else base


def free_slug(base: str, parent: "Page", page: "Page | None" = None) -> str:
    """`base`, or the first of "base-2", "base-3"… that none of the parent's pages has.

    `page` is the one that it is for: its own is free. One query.
    """
    siblings = parent.get_children()
    if page is not None and page.pk:
        siblings = siblings.exclude(pk=page.pk)
    taken = set(siblings.values_list("slug", flat=True))
    numbered = chain([base], (f"{base}-{number}" for number in count(2)))
    return next(one for one in numbered if one not in taken and not is_routed(one, parent))


def slug_beside(page: "Page") -> str:
    """An address for a copy beside a page: "hop-xom-2" for "hop-xom"; two queries."""
    return free_slug(page.slug[:LENGTH], page.get_parent())


def is_made_of(slug: str, title: str, kind: str = "") -> bool:
    """Whether an address is what this module makes of a title."""
    return re.fullmatch(rf"{re.escape(slug_base(title, kind))}(-\d+)?", slug) is not None
