"""Which news and events stand in lists, and in what order."""

from datetime import datetime

from django.db.models import Min, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from portal.core.querysets import Chain, PortalPageQuerySet


class NewsQuerySet(PortalPageQuerySet):
    """News by their day."""

    def newest(self) -> "NewsQuerySet":
        return self.order_by("-published_on", "-pk")

    def for_list(self) -> "NewsQuerySet":
        """With what a row shows, and without the long texts."""
        return self.select_related("locale", "photo").defer("body", "transcript")


class EventQuerySet(PortalPageQuerySet):
    """Events by their hours. One without an end is on until its day is over."""

    def for_list(self) -> "EventQuerySet":
        """With what a row shows, and without the long text."""
        return self.select_related("locale").defer("body")

    def to_come(self, now: datetime | None = None) -> "EventQuerySet":
        """Those that are not over, the next first: what began today without an end is on."""
        return self.filter(_is_to_come(now)).order_by("begins_at", "pk")

    def ranked(self, now: datetime | None = None) -> Chain:
        """Those to come, the next first, then those that are over, the last first."""
        over = self.exclude(_is_to_come(now)).order_by("-begins_at", "-pk")
        return Chain(self, (self.to_come(now), over))

    def next_change(self, frame, now: datetime | None = None) -> datetime | None:
        """When the next event of a site's lists ends, aware; None if none does.

        A clock of the kept pages (portal.pagecache.clocks); of an event without an end
        midnight is one.
        """
        now = now or timezone.now()
        ahead = self.visible_in(frame).filter(ends_at__gt=now)
        return ahead.order_by().aggregate(first=Min("ends_at"))["first"]

    def since(self, moment: datetime) -> "EventQuerySet":
        """Those that go on or begin after a moment, in their order."""
        last = Coalesce("ends_at", "begins_at")
        return self.alias(last=last).filter(last__gte=moment).order_by("begins_at", "pk")


def _is_to_come(now: datetime | None) -> Q:
    now = timezone.localtime(now) if now else timezone.localtime()
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return Q(ends_at__gt=now) | Q(ends_at=None, begins_at__gte=today)
