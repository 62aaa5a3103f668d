from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PreviewsConfig(AppConfig):
    name = "portal.previews"
    label = "previews"
    verbose_name = _("Preview links")
