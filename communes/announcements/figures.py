"""What of its announcements a commune is compared by."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from communes.announcements.models import AnnouncementPage
from communes.announcements.querysets import TAG
from portal.core.figures import ComparedFigure, counts_by_home, pages_by_home

# As the column's title says.
NOTICE_DAYS = 30


def _begun_lately(paths: list[str]) -> QuerySet:
    now = timezone.now()
    pages = pages_by_home(AnnouncementPage, paths)
    lately = pages.filter(starts_at__gt=now - timedelta(days=NOTICE_DAYS), starts_at__lte=now)
    return counts_by_home(lately, "notices")


COMPARED = (
    ComparedFigure(
        name="notices",
        title=_("Announcements in 30 days"),
        order=30,
        tag=TAG,
        count=_begun_lately,
    ),
)
