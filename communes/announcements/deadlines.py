"""Until when a notice is valid, as an officer says it: “today”, “until Friday”, “for a week”."""

from datetime import datetime, time, timedelta

from django.db import models
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from portal.core.formatting import day_month, weekday_name

END_OF_DAY = time(23, 59)
# What is urgent stands on every page: no longer than this.
URGENT_LASTS = timedelta(hours=72)
FRIDAY = 4


class Until(models.TextChoices):
    """The chips; all but the last but one end with a day."""

    TODAY = "today", _("Today")
    TOMORROW = "tomorrow", _("Tomorrow")
    FRIDAY = "friday", _("Friday")
    WEEK = "week", _("1 week")
    TWO_WEEKS = "two_weeks", _("2 weeks")
    TOMORROW_EVENING = "evening", _("18:00 tomorrow")
    OTHER = "other", _("Another day")


# Read in this order where two of them fall on one day.
READ = (Until.WEEK, Until.TWO_WEEKS, Until.TODAY, Until.TOMORROW, Until.FRIDAY)


def end_of(days: int) -> datetime:
    """The last minute of the day so many days from today."""
    return _on(days, END_OF_DAY)


def moment_of(choice: str) -> datetime | None:
    """The moment that a chip stands for today; None for another day."""
    if choice == Until.TOMORROW_EVENING:
        return _on(1, time(18))
    days = _days().get(choice)
    return None if days is None else end_of(days)


def choice_of(moment: datetime) -> Until:
    """The chip that stands for a moment today."""
    known = [*READ, Until.TOMORROW_EVENING]
    return next((choice for choice in known if moment_of(choice) == moment), Until.OTHER)


def choices() -> list[tuple[str, str]]:
    """The chips with the days that they mean: "Friday 4/12"."""
    found = []
    for choice in Until:
        days = _days().get(choice)
        if days is None:
            found.append((choice.value, str(choice.label)))
            continue
        day = timezone.localdate() + timedelta(days=days)
        name = weekday_name(day) if choice == Until.FRIDAY else str(choice.label)
        found.append((choice.value, f"{capfirst(name)} {day_month(day)}"))
    return found


def _days() -> dict[str, int]:
    """How many days from today; Friday is never today."""
    to_friday = (FRIDAY - timezone.localdate().weekday() - 1) % 7 + 1
    return {
        Until.TODAY: 0,
        Until.TOMORROW: 1,
        Until.FRIDAY: to_friday,
        Until.WEEK: 7,
        Until.TWO_WEEKS: 14,
    }


def _on(days: int, at: time) -> datetime:
    return timezone.make_aware(datetime.combine(timezone.localdate() + timedelta(days=days), at))
