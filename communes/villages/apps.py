from django.apps import AppConfig
from django.db.models.signals import post_migrate, post_save, pre_delete
from django.utils.translation import gettext_lazy as _


class VillagesConfig(AppConfig):
    name = "communes.villages"
    label = "villages"
    verbose_name = _("Villages")

    def ready(self):
        from communes.villages import signals

        post_migrate.connect(signals.fill_ethnicities, sender=self)
        post_save.connect(signals.village_saved, sender="communes.Village")
        pre_delete.connect(signals.village_going, sender="communes.Village")
        post_save.connect(signals.section_saved, sender="villages.VillageIndexPage")
