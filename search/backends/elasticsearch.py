"""Wagtail's search on Elasticsearch 8, for the admin."""

from modelsearch.backends import elasticsearch8 as stock

from search.backends import cluster_base


class Mapping(cluster_base.Mapping, stock.Elasticsearch8Mapping):
    pass


class Index(cluster_base.Index, stock.Elasticsearch8Index):
    pass


class SearchQueryCompiler(cluster_base.QueryCompiler, stock.Elasticsearch8SearchQueryCompiler):
    mapping_class = Mapping


class AutocompleteQueryCompiler(
    cluster_base.AutocompleteQueryCompiler, stock.Elasticsearch8AutocompleteQueryCompiler
):
    mapping_class = Mapping


class SearchResults(cluster_base.SearchResults, stock.Elasticsearch8SearchResults):
    pass


class SearchBackend(cluster_base.SearchBackend, stock.Elasticsearch8SearchBackend):
    mapping_class = Mapping
    index_class = Index
    query_compiler_class = SearchQueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    results_class = SearchResults
