"""What is made public of works and money: in what order, and until when."""

from datetime import datetime

from django.db.models import Min
from django.utils import timezone

from communes.works.choices import TenderStage
from portal.core.querysets import PortalPageQuerySet


class ProjectQuerySet(PortalPageQuerySet):
    """Works: those that began, or will begin, last come first."""

    def for_list(self) -> "ProjectQuerySet":
        """With what a row shows, in the order of lists."""
        return self.select_related("locale").defer("body").order_by("-began_on", "-pk")


class AccountQuerySet(PortalPageQuerySet):
    """Tables of money: the newest first."""

    def for_list(self) -> "AccountQuerySet":
        return self.select_related("locale").defer("body").order_by("-counted_on", "-pk")


class TenderQuerySet(PortalPageQuerySet):
    """Notices of what is bought: the newest first."""

    def for_list(self) -> "TenderQuerySet":
        return self.select_related("locale").defer("body").order_by("-published_on", "-pk")

    def next_change(self, frame, now: datetime | None = None) -> datetime | None:
        """When the next notice of a site's lists takes no more offers, aware; None if none does.

        A clock of the kept pages (portal.pagecache.clocks).
        """
        ahead = self.visible_in(frame).filter(
            stage=TenderStage.INVITED, closes_at__gt=now or timezone.now()
        )
        return ahead.order_by().aggregate(first=Min("closes_at"))["first"]
