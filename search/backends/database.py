"""How objects come into the index of Wagtail's search, on both databases."""

from django.db import transaction
from modelsearch.conf import get_app_config
from modelsearch.utils import get_content_type_pk

from portal.core.hints import Host
from search.backends.queries import by_frequency
from search.backends.texts import indexed_words

IndexEntry = get_app_config().get_model("IndexEntry", require_ready=False)
COLUMNS = ("title", "autocomplete", "body")


class DatabaseIndex(Host):
    """Writes tokens of our own, in one statement, with no look at other rows."""

    def column(self, name: str, words: str):
        """The value of a column that holds these words."""
        return words

    def add_items(self, model, objs):
        content_type = get_content_type_pk(model)
        entries = [
            IndexEntry(
                content_type_id=content_type,
                object_id=str(obj.pk),
                **{
                    name: self.column(name, words)
                    for name, words in zip(COLUMNS, indexed_words(obj), strict=True)
                },
            )
            for obj in objs
        ]
        # What fails here is logged and undone by itself: the save that caused it stands.
        with transaction.atomic(using=self.write_connection.alias):
            self.entries.bulk_create(
                entries,
                batch_size=200,
                update_conflicts=True,
                unique_fields=["content_type", "object_id"],
                update_fields=COLUMNS,
            )

    def delete_item(self, item):
        with transaction.atomic(using=self.write_connection.alias):
            super().delete_item(item)

    def _refresh_title_norms(self, full=False):
        """Nothing: stock reads the whole index at each save, to rank short titles first."""


class SteadyFacets(Host):
    """Results whose counts of values stand in one order."""

    def facet(self, field_name: str) -> dict:
        return by_frequency(super().facet(field_name))
