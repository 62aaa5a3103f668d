"""Keeps the line of villages that announcements carry true to the villages' names."""

from django.db.models.signals import post_save, pre_delete
from django.dispatch import receiver

from communes.announcements.models import AnnouncementPage
from communes.announcements.models.villages import villages_label
from communes.models import Village
from portal.pagecache.stamps import pages_changed


def _relabel(village: Village, *, without: bool) -> None:
    for page in AnnouncementPage.objects.filter(villages=village).defer("body"):
        villages = [
            other for other in page.villages.all() if not (without and other.pk == village.pk)
        ]
        AnnouncementPage.objects.filter(pk=page.pk).update(villages_label=villages_label(villages))
        pages_changed(page.path, *page.changed_tags())


@receiver(post_save, sender=Village, dispatch_uid="announcements-village-saved")
def village_saved(instance, created=False, raw=False, **kwargs) -> None:
    """A village was renamed or moved in the order."""
    if not created and not raw:
        _relabel(instance, without=False)


@receiver(pre_delete, sender=Village, dispatch_uid="announcements-village-deleted")
def village_deleted(instance, **kwargs) -> None:
    """A village is about to go."""
    _relabel(instance, without=True)
