from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AnnouncementsConfig(AppConfig):
    name = "communes.announcements"
    label = "announcements"
    verbose_name = _("Announcements")

    def ready(self):
        from communes.announcements import signals  # noqa: F401
        from communes.announcements.models import AnnouncementPage
        from communes.announcements.querysets import TAG, URGENT_TAG
        from portal.pagecache.clocks import register_clock

        register_clock(TAG, AnnouncementPage.objects.next_change)
        register_clock(URGENT_TAG, AnnouncementPage.objects.urgent().next_change)
