"""Wagtail's search on OpenSearch, for the admin.

The calls of the stock backend for version 3 are understood by version 2, too.
"""

from modelsearch.backends import opensearch3 as stock

from search.backends import cluster


class Mapping(cluster.Mapping, stock.OpenSearch3Mapping):
    pass


class Index(cluster.Index, stock.OpenSearch3Index):
    pass


class SearchQueryCompiler(cluster.QueryCompiler, stock.OpenSearch3SearchQueryCompiler):
    mapping_class = Mapping


class AutocompleteQueryCompiler(
    cluster.AutocompleteQueryCompiler, stock.OpenSearch3AutocompleteQueryCompiler
):
    mapping_class = Mapping


class SearchResults(cluster.SearchResults, stock.OpenSearch3SearchResults):
    pass


class SearchBackend(cluster.SearchBackend, stock.OpenSearch3SearchBackend):
    mapping_class = Mapping
    index_class = Index
    query_compiler_class = SearchQueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    results_class = SearchResults
