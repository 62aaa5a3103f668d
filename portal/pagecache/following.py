"""What a page looked at while it was made: it is kept until one of these changes."""

import hashlib
from collections.abc import Callable
from datetime import datetime

from django.core.cache import caches

from portal.core.models.stamps import EVERYWHERE, Name, of_site
from portal.pagecache.stamps import Stamps

_MISSING = object()


# Longer than any choice or search that people type: it would stand in every link.
LONGEST_CARRIED = 200


class Following:
    """The part of a `Frame` that notes what its page depends on.

    `stamps` are those read before the page was made; None where nothing is kept.
    """

    def __init__(self, stamps: Stamps | None = None):
        self.stamps = stamps
        self.tags: set[str] = set()
        self.moments: list[datetime] = []
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

    def understands(self, name: str, value: str) -> None:
        """Notes that a value in the address is one of the few that the page can be asked for."""
        self.understood.add((name, value))

    def _name_of(self, tag: str) -> Name:
        return (None if self.is_portal else self.site.pk, tag)

    def depends_on(self) -> dict[Name, int]:
        """The stamps that the page was made under."""
        names = [of_site(self.site.pk), EVERYWHERE, *map(self._name_of, sorted(self.tags))]
        return {name: self.stamps.value(name) for name in names}

    def carry_on(self, name: str, value: str) -> None:
        """What a form of this page could read: all else ends here, and stands in no link."""
        if len(value) <= LONGEST_CARRIED:
            self.carried[name] = value

    def remember(self, name: str, compute: Callable, *tags: str, is_true=lambda value: True):
        """What `compute()` gave since the site, or one of the tags, changed last.

        For what many pages of a site share. What time made untrue is computed anew.
        """
        if self.stamps is None:
            return compute()
        values = ".".join(str(self.stamps.value(self._name_of(tag))) for tag in tags)
        digest = hashlib.sha256(f"{name}:{values}".encode()).hexdigest()[:32]
        key = f"{self.site.pk}:{self.stamps.version}:{digest}"
        cache = caches["frames"]
        value = cache.get(key, _MISSING)
        if value is _MISSING or not is_true(value):
            value = compute()
            cache.set(key, value)
        return value
