from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _
from wagtail.signals import page_published, page_unpublished, post_page_move


class OutboxConfig(AppConfig):
    name = "communes.outbox"
    label = "outbox"
    verbose_name = _("Outbox")

    def ready(self):
        from communes.announcements.models import AnnouncementPage
        from communes.outbox import signals

        for changed in (page_published, page_unpublished, post_page_move):
            changed.connect(signals.notice_changed, sender=AnnouncementPage)
        for signal in (post_save, post_delete):
            signal.connect(signals.readers_changed, sender="wagtailcore.PageViewRestriction")
