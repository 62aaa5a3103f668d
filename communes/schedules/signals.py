"""What happens when a week leaves the site."""

from communes.schedules.models import CalendarRecord
from portal.pagecache.stamps import pages_changed


def cancel_week(instance, **_kwargs) -> None:
    """Cancels the entries of an unpublished week in people's calendars.

    Wagtail also unpublishes a live page right before it is deleted.
    """
    CalendarRecord.objects.filter(page_id=instance.pk).withdraw()
    pages_changed(instance.path, instance._meta.app_label)
