"""What a page looked at while it was made: it is kept until one of these changes."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.cache import caches
from django.utils import timezone
from wagtail.models import Page, Site

from portal.core.models.stamps import (
    AROUND,
    EVERYWHERE,
    Name,
    of_site,
    on_all_sites,
    to_communes,
)
from portal.pagecache.clocks import next_change
from portal.pagecache.entries import release
from portal.pagecache.stamps import Stamps

_MISSING = object()


# Longer than any choice or search that people type: it would stand in every link.
LONGEST_CARRIED = 200


@dataclass(frozen=True)
class Part:
    """Markup of a part of a page, what was noted while it was made, and the stamps it had."""

    html: str
    tags: frozenset[str]
    moments: tuple[datetime, ...]
    newest_shown: datetime | None
    stamps: dict[Name, int]
    until: datetime

    def is_true(self, stamps: Stamps) -> bool:
        return timezone.now() < self.until and stamps.fit(self.stamps)


class Following:
    """The part of a `Frame` that notes what its page depends on.

    `stamps` are those read before the page was made; None where nothing is kept.
    """

    site: Site
    first_root: Page
    root: Page

    def __init__(self, stamps: Stamps | None = None):
        self.stamps = stamps
        self.tags: set[str] = set()
        self.moments: list[datetime] = []
        # When the newest of the items that this answer lists was published: see `shows`.
        self.newest_shown: datetime | None = None
        self.may_be_kept = False
        # What links of this page carry on of its query string: see `carry_on`.
        self.carried: dict[str, str] = {}
        self.understood: set[tuple[str, str]] = set()

    def follows(self, tag: str) -> None:
        """Notes that the page shows content with a tag: an app's label, or finer.

        A commune's page changes with everything of its site anyway; the portal's
        only with the tags that it gathers.
        """
        self.tags.add(tag)

    def changes_at(self, moment: datetime | None) -> None:
        """Notes that what the page says is only true until a moment."""
        if moment:
            self.moments.append(moment)

    def shows(self, items: Iterable) -> None:
        """Notes the items that a list or a home page shows: it is as new as the newest.

        Reads only what was fetched anyway, so it never costs a query.
        """
        dates = (getattr(item, "__dict__", {}).get("last_published_at") for item in items)
        self._is_as_new_as(*dates)

    def _is_as_new_as(self, *moments: datetime | None) -> None:
        known = [moment for moment in (*moments, self.newest_shown) if moment]
        self.newest_shown = max(known, default=None)

    def understands(self, name: str, value: str) -> None:
        """Notes that a value in the address is one of the few that the page can be asked for."""
        self.understood.add((name, value))

    @property
    def is_portal(self) -> bool:
        """Whether this is the provincial portal, which gathers the communes."""
        return getattr(self.first_root, "gathers_communes", False)

    def _names_of(self, tags: Iterable[str]) -> list[Name]:
        """The stamps of tags: of all sites on the portal; in a commune its own, and those of
        what the province has every commune show."""
        if self.is_portal:
            return [on_all_sites(tag) for tag in tags]
        return [name for tag in tags for name in (of_site(self.site.pk, tag), to_communes(tag))]

    def depends_on(self) -> dict[Name, int]:
        """The stamps that the page was made under."""
        if self.stamps is None:
            return {}
        return self._values_of(of_site(self.site.pk), self.stamps)

    def _values_of(self, own: Name, stamps: Stamps) -> dict[Name, int]:
        """The stamps of the tags that were followed, of every site, and one of this site."""
        names = [own, EVERYWHERE, *self._names_of(sorted(self.tags))]
        return {name: stamps.value(name) for name in names}

    def carry_on(self, name: str, value: str) -> None:
        """What a form of this page could read: all else ends here, and stands in no link."""
        if len(value) <= LONGEST_CARRIED:
            self.carried[name] = value

    def remember(
        self, name: str, compute: Callable, *tags: str, is_true: Callable = lambda value: True
    ) -> Any:
        """What `compute()` gave since the site, or one of the tags, changed last.

        For what many pages of a site share. What time made untrue is computed anew.
        """
        if self.stamps is None:
            return compute()
        values = ".".join(str(self.stamps.value(name)) for name in self._names_of(tags))
        digest = hashlib.sha256(f"{name}:{values}".encode()).hexdigest()[:32]
        key = f"{self.site.pk}:{self.stamps.version}:{digest}"
        cache = caches["frames"]
        value = cache.get(key, _MISSING)
        if value is _MISSING or not is_true(value):
            value = compute()
            cache.set(key, value)
        return value

    def part(self, name: str, render: Callable[[], str], *tags: str) -> str:
        """The markup that `render()` makes of content with these tags, and of what it follows.

        Remembered until one of the tags changes, or what surrounds all content of the site,
        or time changes what it says: a new announcement leaves a home its products.
        """
        if self.stamps is None:
            return render()
        key = f"part:{release()}:{name}:{self.root.pk}"
        cache = caches["frames"]
        part = cache.get(key)
        if part is None or not part.is_true(self.stamps):
            part = self._make_part(render, tags, self.stamps)
            cache.set(key, part)
        self.tags |= part.tags
        self.moments += part.moments
        self._is_as_new_as(part.newest_shown)
        return part.html

    def _make_part(self, render: Callable[[], str], tags: Iterable[str], stamps: Stamps) -> Part:
        noted = self.tags, self.moments, self.newest_shown
        self.tags, self.moments, self.newest_shown = set(tags), [], None
        try:
            html, until = render(), next_change(self)
            found = frozenset(self.tags), tuple(self.moments), self.newest_shown
            return Part(html, *found, self._values_of(of_site(self.site.pk, AROUND), stamps), until)
        finally:
            self.tags, self.moments, self.newest_shown = noted
