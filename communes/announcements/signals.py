"""Keeps the line of villages, or communes, that announcements carry true to their names."""

from django.db.models.signals import post_save, pre_delete
from django.dispatch import receiver

from communes.announcements.models import AnnouncementPage
from communes.announcements.models.choices import Reach
from communes.announcements.models.reach import communes_label
from communes.announcements.models.villages import LABEL_LENGTH, villages_label
from communes.models import Village
from portal.core.models import IdentitySettings
from portal.pagecache.signals import tell_page
from portal.pagecache.stamps import changed, pages_changed


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


@receiver(pre_delete, sender=AnnouncementPage, dispatch_uid="announcements-notice-going")
def notice_going(instance, **kwargs) -> None:
    """Before it is forgotten in which communes it stood."""
    if instance.live:
        changed(*instance.changed_elsewhere())


@receiver(post_save, sender=IdentitySettings, dispatch_uid="announcements-commune-renamed")
def commune_renamed(instance, created=False, raw=False, **kwargs) -> None:
    """Notices of the province name the communes they are for."""
    if created or raw:
        return
    told = AnnouncementPage.objects.filter(reach=Reach.CHOSEN, reached_sites=instance.site_id)
    for page in told.defer("body"):
        label = communes_label(page.reached_sites.all())[:LABEL_LENGTH]
        if label != page.villages_label:
            AnnouncementPage.objects.filter(pk=page.pk).update(villages_label=label)
            tell_page(page)
