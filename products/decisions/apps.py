from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DecisionsConfig(AppConfig):
    name = "products.decisions"
    label = "decisions"
    verbose_name = _("Register of OCOP decisions")

    def ready(self):
        from products.decisions import signals

        signals.connect()
