"""Wagtail's search on a cluster: what Elasticsearch and OpenSearch share.

Text arrives as tokens of our own, so the servers only split at spaces. Where the cluster gives
no answer, or can't filter by what is asked, the database's index answers.
"""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db.models import DateField
from modelsearch.backends import get_search_backend
from modelsearch.backends.base import FilterError, FilterFieldError
from wagtail.search.index import AutocompleteField, SearchField
from wagtail.search.query import And, Boost, MatchAll, Not, Or

from portal.core.hints import Host
from search.backends.queries import Token, analysed, asks_nothing, by_frequency
from search.backends.retries import try_again
from search.backends.texts import text_of, words_of_field
from search.cluster_client import NoIndex, Unanswered, answering, bulk, client, patient

ANALYSER = {"analyzer": "whitespace"}
LONGEST_BEGINNING = 12
# A facet's values: more than there are communes in the country.
MOST_VALUES = 10_000
ELSEWHERE = (Unanswered, FilterError)


def beginnings(words: list[str]) -> list[str]:
    """What autocomplete looks up: each beginning of a word, and the whole one marked as such."""
    found = {f"={word}" for word in words}
    for word in words:
        found |= {word[:end] for end in range(1, min(len(word), LONGEST_BEGINNING) + 1)}
    return sorted(found)


class Mapping(Host):
    """Which fields a document has, and what it holds."""

    edgengram_analyzer_config = ANALYSER

    def get_field_mapping(self, field):
        name, mapping = super().get_field_mapping(field)
        if isinstance(field, (SearchField, AutocompleteField)):
            mapping["type"] = "text"
        return name, mapping

    def get_mapping(self):
        mapping = super().get_mapping()
        _split_at_spaces(mapping["properties"])
        return mapping

    def _get_document_field_data(self, field, obj):
        name, value, found = super()._get_document_field_data(field, obj)
        if isinstance(field, AutocompleteField):
            found = beginnings(words_of_field(field, text_of(value)))
            return name, found, found
        if isinstance(field, SearchField):
            return name, " ".join(words_of_field(field, text_of(value))), found
        return name, value, found


def _split_at_spaces(properties: dict) -> None:
    for field in properties.values():
        if field["type"] == "text":
            field |= ANALYSER
        _split_at_spaces(field.get("properties", {}))


class Index(Host):
    """An index; what a save could not tell it is told later."""

    def __init__(self, backend, name):
        super().__init__(backend, name)
        self.es = client(patient(backend.connection))

    def add_item(self, item):
        self._tell(item, self.put_document, item)

    def delete_item(self, item):
        self._tell(item, self.delete_document, item.pk)

    def _tell(self, item, write, what):
        try:
            write(what)
        except NoIndex:
            # `update_index` will make it of all there is; searches go to the database till then.
            return
        except Unanswered:
            try_again(type(item), item.pk)
            raise

    def put_document(self, item):
        # An index that nobody made yet would get fields of the server's own guessing.
        bulk(self.backend.connection, self.name, self.documents([item]), require_alias=True)

    def delete_document(self, pk):
        bulk(self.backend.connection, self.name, [{"_op_type": "delete", "_id": str(pk)}])

    def add_items(self, model, items):
        bulk(patient(self.backend.connection), self.name, self.documents(items))

    def documents(self, items):
        for item in items:
            mapping = self.mapping_class(type(item))
            yield {"_id": mapping.get_document_id(item), **mapping.get_document(item)}


class QueryCompiler(Host):
    DEFAULT_OPERATOR = "and"
    query: Any
    while_typing = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.asked = self.query
        self.query = analysed(self.query, while_typing=self.while_typing)

    def fields_to_read(self) -> list[str]:
        return [field.field_name_with_boost for field in self.remapped_fields]

    def token(self, token: Token) -> str:
        return token.text

    def get_inner_query(self):
        return self.compiled(self.query, self.fields_to_read())

    def compiled(self, query, fields: list[str]) -> dict:
        """An analysed query as the server reads it."""
        if isinstance(query, MatchAll):
            return {"match_all": {}}
        if isinstance(query, Token):
            return {"multi_match": {"query": self.token(query), "fields": fields}}
        if isinstance(query, Not):
            return {"bool": {"must_not": self.compiled(query.subquery, fields)}}
        if isinstance(query, Boost):
            part = self.compiled(query.subquery, fields)
            return {"bool": {"must": part, "boost": query.boost}}
        if asks_nothing(query):
            return {"match_none": {}}
        parts = [self.compiled(one, fields) for one in query.subqueries]
        if isinstance(query, And):
            return {"bool": {"must": parts}}
        if isinstance(query, Or):
            return {"bool": {"should": parts, "minimum_should_match": 1}}
        raise NotImplementedError(f"{type(query).__name__} is not supported on a cluster.")


class AutocompleteQueryCompiler(QueryCompiler):
    """The same with the last word as the beginning of one."""

    while_typing = True

    def fields_to_read(self) -> list[str]:
        return self.remapped_fields or ["_edgengrams"]

    def token(self, token: Token) -> str:
        return token.text[:LONGEST_BEGINNING] if token.is_prefix else f"={token.text}"


class SearchResults(Host):
    """Hits of the cluster, each held against its row; the database's where there are none."""

    def _do_search(self):
        try:
            with answering(self.backend.connection):
                return list(super()._do_search())
        except ELSEWHERE:
            return self.elsewhere()._do_search()

    def _do_count(self):
        try:
            with answering(self.backend.connection):
                return super()._do_count()
        except ELSEWHERE:
            return self.elsewhere()._do_count()

    def facet(self, field_name):
        try:
            return self._facet(field_name)
        except ELSEWHERE:
            return self.elsewhere().facet(field_name)

    def _facet(self, field_name):
        """How often each value of a field occurs, the most frequent first; all values."""
        compiler = self.query_compiler
        field = compiler._get_filterable_field(field_name)
        if field is None:
            raise FilterFieldError(
                f'Add index.FilterField("{field_name}") to the search_fields of '
                f"{compiler.queryset.model.__name__}.",
                field_name=field_name,
            )
        column = {"field": compiler.mapping.get_field_column_name(field)}
        body = {
            "query": compiler.get_query(),
            "aggregations": {
                "values": {"terms": {**column, "size": MOST_VALUES}},
                "none": {"missing": column},
            },
        }
        index = self.backend.get_index_for_model(compiler.queryset.model).name
        with answering(self.backend.connection):
            found = self._backend_do_search(body, index=index, size=0)["aggregations"]
        counts = {
            _value(field.get_field(compiler.queryset.model), bucket["key"]): bucket["doc_count"]
            for bucket in found["values"]["buckets"]
        }
        if found["none"]["doc_count"]:
            counts[None] = found["none"]["doc_count"]
        return by_frequency(counts)

    def elsewhere(self):
        """The same search in the database."""
        compiler = self.query_compiler
        backend = get_search_backend("database")
        compiler_class = backend.query_compiler_class
        if compiler.while_typing:
            compiler_class = backend.autocomplete_query_compiler_class
        other = compiler_class(
            compiler.queryset,
            compiler.asked,
            fields=compiler.fields,
            order_by_relevance=compiler.order_by_relevance,
        )
        results = backend.results_class(backend, other)
        results.start, results.stop = self.start, self.stop
        results._score_field = self._score_field
        return results


def _value(field, key):
    """A key of a facet as the model has it: dates come as milliseconds, truth as 0 and 1."""
    if isinstance(field, DateField):
        key = datetime.fromtimestamp(key / 1000, UTC)
    return field.to_python(key)


class SearchBackend(Host):
    # A copy of each document where there is a second node.
    settings = {"settings": {"index": {"auto_expand_replicas": "0-1"}}}

    def __init__(self, params):
        self.connection = settings.SEARCH_CONNECTION
        super().__init__({"INDEX_PREFIX": f"{self.connection.prefix}_admin_", **params})

    def client_class(self, **options):
        """Stock makes a client for each search, from settings of its own."""
        return client(self.connection)
