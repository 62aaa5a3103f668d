"""Bulletins for tests: ready since this morning, heard today and tomorrow unless told otherwise."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from communes.bulletins.models import Bulletin

DAY = timedelta(days=1)


def at(clock: str, days=0) -> datetime:
    """An hour of today, or so many days from it, aware."""
    day = timezone.localdate() + days * DAY
    return timezone.make_aware(datetime.combine(day, time.fromisoformat(clock)))


def make_bulletin(commune, title="Lịch cắt điện", *, villages=(), **fields) -> Bulletin:
    today = timezone.localdate()
    values = {
        "script": "Cắt điện từ 7h30 đến 11h30.",
        "state": Bulletin.State.READY,
        "ready_at": at("00:00"),
        "first_day": today,
        "last_day": today + DAY,
        **fields,
    }
    bulletin = Bulletin.objects.create(site=commune.site, title=title, **values)
    bulletin.villages.set(villages)
    return bulletin


def typed(bulletin_or_none=None, **changes) -> dict:
    """What the form of a bulletin sends."""
    today = timezone.localdate()
    values = {
        "title": "Lịch cắt điện",
        "urgency": "1",
        "script": "Cắt điện từ 7h30.",
        "first_day": today.isoformat(),
        "last_day": (today + DAY).isoformat(),
        "times": "5:30, 17:30",
        "repeats": "3",
        "repeat_minutes": "30",
    }
    return {**values, **changes}
