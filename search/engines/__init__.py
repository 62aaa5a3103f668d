"""The engine in use."""

from django.conf import settings
from django.db import connection
from django.utils.module_loading import import_string

from search.engines.base import Engine

ENGINES = {
    "sqlite": "search.engines.sqlite.SqliteEngine",
    "postgresql": "search.engines.postgresql.PostgresqlEngine",
    "elasticsearch": "search.engines.cluster.ClusterEngine",
    "opensearch": "search.engines.cluster.ClusterEngine",
}


def database_engine() -> Engine:
    """The engine of the database in use, which always has all rows."""
    return import_string(ENGINES[connection.vendor])()


def find_engine() -> Engine:
    """The engine that SEARCH_URL names."""
    return import_string(ENGINES[settings.SEARCH_ENGINE])()


def all_engines() -> list[Engine]:
    """Those that have the rows: the database's, and a cluster's where one is named."""
    names = dict.fromkeys((connection.vendor, settings.SEARCH_ENGINE))
    return [import_string(ENGINES[name])() for name in names]
