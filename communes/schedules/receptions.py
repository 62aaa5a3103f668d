"""When officers receive citizens in the coming days, for pages of other features.

A page shows it by the slot `reception_days`; `receives` in its context are the names of one
officer, as the schedule may call them: posts and the name. Without it all are shown.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone

from communes.schedules.models import ScheduleEntry
from communes.schedules.models.entry import EntryType
from portal.core.text import fold
from portal.sites.people import names_in

# Today and as many days after it.
AHEAD = timedelta(days=13)
MOST = 40


def receptions_to_come(frame, receives: Iterable[str] = ()) -> list[ScheduleEntry]:
    """The public receptions of a site's next two weeks in the order of time, cancelled ones
    too; of one officer those whose chair is named so. One query."""
    today = timezone.localdate()
    # The portal shows its own here, not those that it gathers.
    entries = ScheduleEntry.objects.public_in(frame, own=True)
    entries = entries.filter(entry_type=EntryType.RECEPTION, date__range=(today, today + AHEAD))
    found = list(entries.select_related("page__locale").in_order()[:MOST])
    if names := {fold(name) for name in receives if name}:
        found = [entry for entry in found if names & names_in(entry.chair)]
    return found
