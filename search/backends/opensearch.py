"""Wagtail's search on OpenSearch, for the admin.

The calls of the stock backend for version 3 are understood by version 2, too.
"""

from modelsearch.backends import opensearch3 as stock

from search.backends import cluster_base


class Mapping(cluster_base.Mapping, stock.OpenSearch3Mapping):
    pass


class Index(cluster_base.Index, stock.OpenSearch3Index):
    pass


class SearchQueryCompiler(cluster_base.QueryCompiler, stock.OpenSearch3SearchQueryCompiler):
    mapping_class = Mapping


class AutocompleteQueryCompiler(
    cluster_base.AutocompleteQueryCompiler, stock.OpenSearch3AutocompleteQueryCompiler
):
    mapping_class = Mapping


class SearchResults(cluster_base.SearchResults, stock.OpenSearch3SearchResults):
    pass


class SearchBackend(cluster_base.SearchBackend, stock.OpenSearch3SearchBackend):
    mapping_class = Mapping
    index_class = Index
    query_compiler_class = SearchQueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    results_class = SearchResults
