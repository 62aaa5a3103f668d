from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _


class UnitsConfig(AppConfig):
    name = "communes.units"
    label = "units"
    verbose_name = _("Administrative units")

    def ready(self):
        from communes.units.signals import lineage_changed, rules_saved, units_loaded

        units_loaded.connect(lineage_changed)
        for sender in ("units.AdministrativeUnit", "units.UnitSuccession"):
            for signal in (post_save, post_delete):
                signal.connect(lineage_changed, sender=sender)
        post_save.connect(rules_saved, sender="communes.CommuneSettings")
