"""Wagtail's own search on the same texts, as modelsearch brings it: the measure beside ours."""

import threading
import time

# Seconds after which a search by SQLite is given up: it may go on for hours.
PATIENCE = 60
CHUNK = 1000  # as modelsearch's own command rebuilds
BACKENDS = {
    "sqlite": "modelsearch.backends.database.sqlite.sqlite",
    "postgresql": "modelsearch.backends.database.postgres.postgres",
    "opensearch": "modelsearch.backends.opensearch2",
}


class Stock:
    """A model with title and text, a table of it and the stock backend."""

    def __init__(self, engine: str):
        from django.conf import settings
        from django.db import connection, models
        from django.utils.module_loading import import_string
        from modelsearch.abstract_models import TextIDGenericRelation
        from wagtail.search import index
        from wagtail.search.models import IndexEntry

        class Passage(index.Indexed, models.Model):  # noqa: DJ008 - nobody reads its name
            title = models.TextField()
            text = models.TextField()
            search_fields = [
                index.SearchField("title", boost=2),
                index.AutocompleteField("title"),
                index.SearchField("text"),
            ]

            class Meta:
                # An app that Django knows, so that the backends find the model.
                app_label = "search"

            def __str__(self):
                return self.title

        # As modelsearch does for the models that it finds when Django starts.
        TextIDGenericRelation(IndexEntry).contribute_to_class(Passage, "index_entries")
        self.model = Passage
        with connection.schema_editor() as editor:
            editor.create_model(Passage)
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                # Our own, which stock has not.
                cursor.execute("DROP INDEX IF EXISTS search_indexentry_words")
        params = {}
        if engine == "opensearch":
            params = {"URLS": settings.SEARCH_CONNECTION.hosts, "INDEX_PREFIX": "stock_"}
        self.backend = import_string(f"{BACKENDS[engine]}.SearchBackend")(params)

    def index(self, passages: list[dict]) -> float:
        """Fills the index with these and nothing else; gives the seconds, reading rows included."""
        self.model.objects.all().delete()
        self.model.objects.bulk_create(
            [self.model(title=one["title"] or "", text=one["text"]) for one in passages], 500
        )
        began = time.perf_counter()
        rebuilder = self.backend.rebuilder_class(self.backend.get_index_for_model(self.model))
        target = rebuilder.start()
        target.add_model(self.model)
        rows = self.model.objects.order_by("pk")
        for start in range(0, len(passages), CHUNK):
            target.add_items(self.model, list(rows[start : start + CHUNK]))
        rebuilder.finish()
        return time.perf_counter() - began

    def search(self, query: str, operator: str) -> None:
        """Ten hits, or none after a minute."""
        from django.db import OperationalError, connection
        from wagtail.search.query import PlainText

        give_up = getattr(connection.connection, "interrupt", lambda: None)
        timer = threading.Timer(PATIENCE, give_up)
        timer.start()
        try:
            list(
                self.backend.search(PlainText(query, operator=operator), self.model.objects.all())[
                    :10
                ]
            )
        except OperationalError:
            print(f"Given up after {PATIENCE} s: {query}")
        finally:
            timer.cancel()
