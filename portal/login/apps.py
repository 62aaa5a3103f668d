from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LoginConfig(AppConfig):
    name = "portal.login"
    label = "login"
    verbose_name = _("Log-in")

    def ready(self):
        from portal.login import watching

        watching.connect()
