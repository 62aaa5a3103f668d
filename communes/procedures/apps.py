from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import pgettext_lazy


class ProceduresConfig(AppConfig):
    name = "communes.procedures"
    label = "procedures"
    verbose_name = pgettext_lazy("pages", "Procedures")

    def ready(self):
        from communes.procedures.signals import connect, fill_fields

        post_migrate.connect(fill_fields, sender=self)
        connect()
