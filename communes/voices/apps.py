from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VoicesConfig(AppConfig):
    name = "communes.voices"
    label = "voices"
    verbose_name = _("Voices")

    def ready(self):
        from communes.voices import checks  # noqa: F401
