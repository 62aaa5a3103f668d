"""What the province sees of a commune's announcements, and what its site should have of them."""

from datetime import datetime, timedelta

from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from communes.announcements.figures import NOTICE_DAYS
from communes.announcements.models import AnnouncementIndexPage, AnnouncementPage
from portal.core.formatting import local_date
from portal.core.overview import CompletenessItem, Homes, OverviewColumn, by_home


class LastNotice(OverviewColumn[datetime]):
    """The day on which the newest announcement began; care after `NOTICE_DAYS` without one."""

    name = "notice"
    title = _("Last announcement")
    order = 10
    heads = (_("Last announcement"),)
    section = AnnouncementIndexPage

    def read(self, homes: Homes) -> dict[str, datetime]:
        begun = homes.pages(AnnouncementPage).filter(starts_at__lte=timezone.now())
        return {home: row["last"] for home, row in by_home(begun, last=Max("starts_at")).items()}

    def rank(self, found: datetime | None) -> float:
        return found.timestamp() if found else 0

    def words(self, found: datetime | None) -> str:
        return date_format(local_date(found), "SHORT_DATE_FORMAT") if found else ""

    def needs_care(self, found: datetime | None) -> bool:
        return found is None or found <= timezone.now() - timedelta(days=NOTICE_DAYS)

    def care_words(self, found: datetime | None) -> str:
        if found is None:
            return gettext("No announcement yet")
        return gettext("Nothing new for %(days)s days") % {"days": NOTICE_DAYS}

    def cells(self, found: datetime | None) -> tuple:
        return (local_date(found) if found else "",)


def _begun_lately(homes: Homes) -> QuerySet:
    now = timezone.now()
    since = now - timedelta(days=NOTICE_DAYS)
    return homes.pages(AnnouncementPage).filter(starts_at__gt=since, starts_at__lte=now)


COLUMNS = (LastNotice(),)
ITEMS = (
    CompletenessItem(
        name="notice",
        label=_("An announcement of the last 30 days"),
        why=_("People come back to a site that has something new."),
        order=10,
        having=_begun_lately,
        mend=lambda desk, place: desk.add_url(place, AnnouncementIndexPage, AnnouncementPage),
    ),
)
