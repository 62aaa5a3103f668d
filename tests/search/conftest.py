"""The engines that a test of searches runs on: the database, and each cluster that is there."""

import os
from contextlib import contextmanager
from uuid import uuid4

import pytest
from django.core.management import call_command

from search import cluster_client
from search.backends import cluster_base as wagtail_cluster
from search.backends.retries import tell_again
from search.connection import CLUSTERS, Connection, read_search_url, wagtail_backends
from search.engines import cluster as public_cluster


def connection_of(name: str) -> Connection:
    """The cluster of this name, with indexes that are this process's own; else skips or fails."""
    url = os.environ.get(f"{name.upper()}_URL")
    if url is None:
        why = os.environ.get(f"{name.upper()}_MISSING", f"scripts/services {name} -- … starts it")
        reason = f"{name} did not run: {why}"
        if os.environ.get("SEARCH_ENGINES") == "required":
            pytest.fail(reason)
        pytest.skip(reason)
    address = url.rpartition("/")[0]
    return read_search_url(f"{address}/test{uuid4().hex[:12]}?timeout=20", "")


@pytest.fixture(scope="session")
def connections():
    """The clusters of this process by name; what it made there is removed at its end."""
    known: dict[str, Connection] = {}

    def get(name: str) -> Connection:
        known[name] = known.get(name) or connection_of(name)
        return known[name]

    yield get
    for connection in known.values():
        indices = cluster_client.client(connection).indices
        for name in indices.get(index=f"{connection.prefix}*"):
            indices.delete(index=name)


@pytest.fixture(scope="session")
def touched() -> dict[Connection, set]:
    """The rows of Wagtail's index on each cluster that tests have changed."""
    return {}


@pytest.fixture(params=["database", *CLUSTERS])
def engine(request, settings, monkeypatch, world, connections, touched) -> str:
    """The engine that searches of this test use; Wagtail's index there holds the world.

    To be asked for before a test makes anything: it brings the index back to the world first.
    """
    name = settings.SEARCH_ENGINE if request.param == "database" else request.param
    request.node.user_properties.append(("engine", name))
    if request.param == "database":
        return name
    connection = connections(request.param)
    use_cluster(settings, monkeypatch, connection)
    if connection not in touched:
        call_command("update_index", backend_name="default", verbosity=0)
    for model, pk in touched.pop(connection, ()):
        tell_again.func(model._meta.app_label, model._meta.model_name, str(pk), 0)
    touched[connection] = rows = set()
    tell = wagtail_cluster.Index._tell
    monkeypatch.setattr(
        wagtail_cluster.Index,
        "_tell",
        lambda index, item, *rest: rows.add((type(item), item.pk)) or tell(index, item, *rest),
    )
    return request.param


@contextmanager
def fresh(connection: Connection):
    """The client of a cluster that knows of everything that was written."""
    with cluster_client.answering(connection) as client:
        client.indices.refresh(index=f"{connection.prefix}_*")
        yield client


def no_database():
    raise AssertionError("The cluster gave no answer.")


def use_cluster(settings, monkeypatch, connection: Connection) -> None:
    """Searches on a cluster, where all that is written is found at once."""
    monkeypatch.setattr(wagtail_cluster, "answering", fresh)
    monkeypatch.setattr(public_cluster, "answering", fresh)
    cluster_client.wake(connection)
    settings.WAGTAILSEARCH_BACKENDS = wagtail_backends(connection, settings.SEARCH_ENGINE)
    settings.SEARCH_ENGINE = connection.engine
    settings.SEARCH_CONNECTION = connection
    # What the database answers instead would prove nothing.
    monkeypatch.setattr(wagtail_cluster, "ELSEWHERE", ())
    monkeypatch.setattr(public_cluster, "database_engine", no_database)
