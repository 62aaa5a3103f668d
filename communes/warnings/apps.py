from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _
from wagtail.signals import page_published, page_unpublished, post_page_move


class WarningsConfig(AppConfig):
    name = "communes.warnings"
    label = "warnings"
    verbose_name = _("Public warnings")

    def ready(self):
        from communes.announcements.models import AnnouncementPage
        from communes.warnings import signals

        for changed in (page_published, post_page_move):
            changed.connect(signals.notice_changed, sender=AnnouncementPage)
        page_unpublished.connect(signals.notice_hidden, sender=AnnouncementPage)
        for signal in (post_save, post_delete):
            signal.connect(signals.readers_changed, sender="wagtailcore.PageViewRestriction")
