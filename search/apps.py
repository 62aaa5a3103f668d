from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    label = "search"
    verbose_name = _("Search")

    def ready(self):
        from search import signals
        from search.defaults import fill_synonyms

        signals.connect()
        post_migrate.connect(fill_synonyms, sender=self)
