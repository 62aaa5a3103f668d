from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AnnouncementsConfig(AppConfig):
    name = "communes.announcements"
    label = "announcements"
    verbose_name = _("Announcements")

    def ready(self):
        from communes.announcements import signals  # noqa: F401
        from communes.announcements.models import AnnouncementPage
        from communes.announcements.querysets import KIND, URGENT_KIND
        from portal.pagecache.clocks import register_clock

        register_clock(KIND, AnnouncementPage.objects.next_change)
        register_clock(URGENT_KIND, AnnouncementPage.objects.urgent().next_change)
