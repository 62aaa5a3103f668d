from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate, post_save, pre_delete
from django.utils.translation import gettext_lazy as _
from wagtail.signals import page_published, page_unpublished


class BulletinsConfig(AppConfig):
    name = "communes.bulletins"
    label = "bulletins"
    verbose_name = _("Loudspeaker bulletins")

    def ready(self):
        from communes.announcements.models import AnnouncementPage
        from communes.bulletins import checks, signals  # noqa: F401
        from communes.bulletins.abbreviations import fill_abbreviations

        post_migrate.connect(fill_abbreviations, sender=self)
        pre_delete.connect(signals.notice_going, sender="announcements.AnnouncementPage")
        page_published.connect(signals.notice_published, sender=AnnouncementPage)
        for changed in (page_published, page_unpublished):
            changed.connect(signals.notice_changed, sender=AnnouncementPage)
        for signal in (post_save, post_delete):
            signal.connect(signals.bulletin_changed, sender="bulletins.Bulletin")
            for sounds in ("bulletins.OwnSound", "voices.Recording"):
                signal.connect(signals.sound_changed, sender=sounds)
