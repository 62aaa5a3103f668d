from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.core.hints import Text
from portal.previews.models import PreviewLink

# Days for which officers of the operation can still see that there was a link.
KEPT_DAYS = 30


def purge(day: date, *, dry_run: bool = False) -> dict[Text, int]:
    """Removes the links that ended long enough before a day; how many these are."""
    start = timezone.make_aware(datetime.combine(day - timedelta(days=KEPT_DAYS), time.min))
    gone = PreviewLink.objects.over_before(start)
    found: dict[Text, int] = {_("Preview links that ended"): gone.count()}
    if not dry_run:
        gone.delete()
    return found
