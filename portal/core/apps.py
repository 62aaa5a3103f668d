from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "portal.core"
    label = "core"
    verbose_name = _("Portal")

    def ready(self):
        from portal.core import checks, folded  # noqa: F401
        from portal.core.translations import signals as translation_signals
        from portal.core.typed.days import use_our_days
        from portal.core.typed.numbers import use_our_numbers

        use_our_days()
        use_our_numbers()
        folded.connect()
        translation_signals.connect()
