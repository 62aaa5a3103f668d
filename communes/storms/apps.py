from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StormsConfig(AppConfig):
    name = "communes.storms"
    label = "storms"
    verbose_name = _("Storm days")
