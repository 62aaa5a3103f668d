from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PushesConfig(AppConfig):
    name = "communes.pushes"
    label = "pushes"
    verbose_name = _("News on devices")

    def ready(self):
        from communes.pushes import checks  # noqa: F401
