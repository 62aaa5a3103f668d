from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    label = "search"
    verbose_name = _("Search")

    def ready(self):
        from portal.core.finding import use_finder
        from search import signals
        from search.defaults import fill_synonyms
        from search.finder import find_in_list

        signals.connect()
        use_finder(find_in_list)
        post_migrate.connect(fill_synonyms, sender=self)
