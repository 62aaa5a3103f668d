"""How much room recordings take: what was heard longest ago goes first."""

from datetime import timedelta

from django.conf import settings
from django.db.models import F, Sum
from django.utils import timezone

from communes.voices.models import LONGEST_WAIT, Recording

MEGABYTE = 1024 * 1024
# When something was heard last is written down once in so long.
USE_COUNTS = timedelta(hours=12)
AT_ONCE = 100


def make_room() -> int:
    """Deletes until no more than `VOICE_MEGABYTES` are kept; how many went."""
    gone = 0
    while (over := _bytes() - settings.VOICE_MEGABYTES * MEGABYTE) > 0:
        oldest = Recording.objects.exclude(mp3="").select_related("site")
        some = list(oldest.order_by("last_used_at", "pk")[:AT_ONCE])
        for recording in some:
            if over <= 0:
                break
            over -= recording.size + recording.opus_size
            recording.delete()
            gone += 1
        if not some:
            break
    return gone


def forget_unmade() -> int:
    """Deletes those that failed, or wait since long, so that they are tried again; how many."""
    since = timezone.now() - LONGEST_WAIT
    rows = Recording.objects.exclude(state=Recording.State.READY).filter(made_at__lt=since)
    return rows.delete()[0]


def was_heard(recording: Recording) -> None:
    """Notes that it is still heard; a query at most twice a day."""
    now = timezone.now()
    if recording.last_used_at < now - USE_COUNTS:
        # Past the signals: no page shows it.
        Recording.objects.filter(pk=recording.pk).update(last_used_at=now)


def _bytes() -> int:
    return Recording.objects.aggregate(sum=Sum(F("size") + F("opus_size")))["sum"] or 0
