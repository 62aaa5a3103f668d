from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AnnouncementsConfig(AppConfig):
    name = "communes.announcements"
    label = "announcements"
    verbose_name = _("Announcements")

    def ready(self):
        from communes.announcements import signals  # noqa: F401
