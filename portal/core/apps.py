from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "portal.core"
    label = "core"
    verbose_name = _("Portal")

    def ready(self):
        from portal.core import checks, signals, site_roots  # noqa: F401
        from portal.core.translations import signals as translation_signals

        signals.connect(self)
        site_roots.connect()
        translation_signals.connect()
