from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "portal.core"
    label = "core"
    verbose_name = _("Portal")

    def ready(self):
        from django.db.models.signals import post_delete, post_save
        from wagtail.models import Site

        from portal.core import checks, signals, site_roots  # noqa: F401
        from portal.core.models import IdentitySettings
        from portal.core.neighbours import forget_communes

        signals.connect(self)
        site_roots.connect()
        for model in (Site, IdentitySettings):
            for signal in (post_save, post_delete):
                signal.connect(forget_communes, sender=model, dispatch_uid=f"communes-{model}")
