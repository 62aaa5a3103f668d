from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OfflineConfig(AppConfig):
    name = "portal.offline"
    label = "offline"
    verbose_name = _("Reading without a line")
