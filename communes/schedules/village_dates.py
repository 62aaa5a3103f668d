"""What the work schedule has in a village in the coming days, for the page of that village."""

from datetime import timedelta

from django.utils import timezone

from communes.models import Village
from communes.schedules.models import ScheduleEntry
from portal.core.text import fold

# Today and as many days after it.
AHEAD = timedelta(days=13)
# Entries that are looked at: a busy commune has some ten a day.
READ = 300


def village_dates(frame, village: Village) -> list[ScheduleEntry]:
    """The public entries of the next two weeks whose text names a village; one query."""
    today = timezone.localdate()
    entries = ScheduleEntry.objects.public_in(frame, own=True)
    entries = entries.filter(date__range=(today, today + AHEAD))
    found = entries.select_related("page__locale").in_order()[:READ]
    names = _names_of(village)
    return [entry for entry in found if _is_named(entry, names)]


def _names_of(village: Village) -> list[str]:
    """How texts name it: with its kind, and alone where the name is no mere number or word."""
    name = fold(village.name)
    whole = f"{fold(str(village.get_kind_display()))} {name}"
    return [whole, name] if " " in name else [whole]


def _is_named(entry: ScheduleEntry, names: list[str]) -> bool:
    text = " ".join(map(fold, (entry.content, entry.place, entry.participants)))
    return any(f" {name} " in f" {text} " for name in names)
