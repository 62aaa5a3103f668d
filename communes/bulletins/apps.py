from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_delete
from django.utils.translation import gettext_lazy as _


class BulletinsConfig(AppConfig):
    name = "communes.bulletins"
    label = "bulletins"
    verbose_name = _("Loudspeaker bulletins")

    def ready(self):
        from communes.bulletins.abbreviations import fill_abbreviations
        from communes.bulletins.signals import notice_going

        post_migrate.connect(fill_abbreviations, sender=self)
        pre_delete.connect(notice_going, sender="announcements.AnnouncementPage")
