"""When samples happened."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from portal.core.workdays import is_working_day


def working_moment(days_ago: int, hour: int) -> datetime:
    """An hour of a working day about that many days ago."""
    day = timezone.localdate() - timedelta(days=days_ago)
    while not is_working_day(day):
        day -= timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, time(hour, 10 + days_ago % 40)))
