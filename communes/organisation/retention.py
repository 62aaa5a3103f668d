"""Who was on duty is nobody's concern for long."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from communes.organisation.models import DutyShift
from portal.core.hints import Text

# Days; long enough to copy a week, and to settle who was there.
KEPT = timedelta(days=60)


def purge(day: date, *, dry_run: bool = False) -> dict[Text, int]:
    """Deletes shifts of long ago (`register_purge`); how many there are."""
    over = DutyShift.objects.filter(day__lt=day - KEPT).order_by()
    count = over.count()
    if not dry_run:
        over.delete()
    return {_("Shifts of the duty roster that are long over"): count}
