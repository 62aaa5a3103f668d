"""Wagtail's search on PostgreSQL, for the admin.

Stock, but for the words, which are ours in the index and in queries: no dictionary of the server
looks at them ("simple"). The index that its migrations lack is made by `search/migrations/0001`.
"""

from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.db.models import F, FloatField, TextField, Value
from modelsearch.backends.database.postgres import postgres as stock
from modelsearch.backends.database.postgres.query import Lexeme
from wagtail.search.query import Boost

from search.backends.database import DatabaseIndex, SteadyFacets
from search.backends.queries import Token, analysed, asks_nothing

CONFIG = "simple"
# How much more a word counts in a title.
TITLE = Value(3.0, output_field=FloatField())
TEXT = Value(1.0, output_field=FloatField())


class Index(DatabaseIndex, stock.PostgresIndex):
    def column(self, name, words):
        return SearchVector(Value(words, output_field=TextField()), config=CONFIG)


class SearchQueryCompiler(stock.PostgresSearchQueryCompiler):
    while_typing = False
    query: Any

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.query = analysed(self.query, while_typing=self.while_typing)

    def build_tsquery_content(self, query, config=None, invert=False):
        if isinstance(query, Token):
            lexeme = Lexeme(query.text, invert=invert, prefix=query.is_prefix)
            return SearchQuery(lexeme, search_type="raw", config=config)
        if isinstance(query, Boost):
            # ts_rank has no weights of words.
            query = query.subquery
            return self.build_tsquery_content(query, config=config, invert=invert)
        return super().build_tsquery_content(query, config=config, invert=invert)

    def build_tsrank(self, vector, query, config=None, boost=1.0):
        return SearchRank(vector, self.build_tsquery(query, config=config))

    def get_index_vectors(self, search_query):
        return [(F("index_entries__title"), TITLE), (F("index_entries__body"), TEXT)]

    def get_search_vectors(self, search_query):
        """Where to look: the title alone, or all text."""
        vectors = self.get_index_vectors(search_query)
        return vectors[:1] if self.fields and set(self.fields) == {"title"} else vectors

    def search(self, config, start, stop, score_field=None, backend=None):
        if asks_nothing(self.query):
            return self.queryset.none()
        return super().search(config, start, stop, score_field, backend)


class AutocompleteQueryCompiler(SearchQueryCompiler, stock.PostgresAutocompleteQueryCompiler):
    """The same with the last word as the beginning of one."""

    while_typing = True

    def get_index_vectors(self, search_query):
        return [(F("index_entries__autocomplete"), TEXT)]


class SearchResults(SteadyFacets, stock.PostgresSearchResults):
    pass


class SearchBackend(stock.PostgresSearchBackend):
    index_class = Index
    results_class = SearchResults
    query_compiler_class = SearchQueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    catch_indexing_errors = True

    def __init__(self, params):
        super().__init__({"SEARCH_CONFIG": CONFIG, **params})
