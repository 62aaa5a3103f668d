from django.apps import AppConfig
from django.db.models.signals import post_save
from django.utils.translation import gettext_lazy as _
from wagtail.signals import page_published, page_unpublished


class ListeningConfig(AppConfig):
    name = "communes.listening"
    label = "listening"
    verbose_name = _("Listening to pages")

    def ready(self):
        from communes.listening import signals

        page_published.connect(signals.page_out)
        page_unpublished.connect(signals.page_hidden)
        post_save.connect(signals.switched, sender="listening.ListeningSettings")
