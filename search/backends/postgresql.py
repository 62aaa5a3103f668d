"""Wagtail's search on PostgreSQL, for the admin and the public pages.

Stock, but for queries that it could not stand (`bounded`) and the index of words that its
migrations lack (`search/migrations/0001`).
"""

from modelsearch.backends.database.postgres import postgres as stock

from search.backends.queries import bounded


class SearchQueryCompiler(stock.PostgresSearchQueryCompiler):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.query = bounded(self.query)


class AutocompleteQueryCompiler(SearchQueryCompiler, stock.PostgresAutocompleteQueryCompiler):
    """The same with the last word as the beginning of one."""


class SearchBackend(stock.PostgresSearchBackend):
    query_compiler_class = SearchQueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
