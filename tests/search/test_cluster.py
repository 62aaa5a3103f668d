"""A cluster that fails: what readers and editors notice of it."""

import socket
import time
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from modelsearch.backends import get_search_backend
from modelsearch.index import get_indexed_models
from wagtail.models import Page
from wagtail.search.query import MATCH_ALL

from portal.core.demo import ensure_page
from portal.pages.models import StandardPage
from search import cluster_client
from search.backends import retries
from search.connection import Connection, wagtail_backends
from search.models import Generation


@pytest.fixture
def silent():
    """The addresses of two servers that take connections and say nothing."""
    servers = [socket.create_server(("127.0.0.1", 0)) for _number in range(2)]
    yield tuple(f"http://127.0.0.1:{server.getsockname()[1]}" for server in servers)
    for server in servers:
        server.close()


@pytest.fixture(params=["elasticsearch", "opensearch"])
def dead(request, settings, silent) -> Connection:
    """A cluster of two silent hosts, which the settings name; the database stands beside it."""
    connection = Connection(request.param, silent, timeout=0.4)
    settings.WAGTAILSEARCH_BACKENDS = wagtail_backends(connection, settings.SEARCH_ENGINE)
    settings.SEARCH_CONNECTION = connection
    return connection


def test_whatever_is_indexed_has_a_mapping(dead):
    """Asked without a server: a field that no model defines would only fail on a real one."""
    backend = get_search_backend("default")
    for model in get_indexed_models():
        assert backend.mapping_class(model).get_mapping()["properties"]


def test_a_dead_cluster_costs_its_time_once(dead):
    spent = []
    for _number in range(2):
        start = time.monotonic()
        with pytest.raises(cluster_client.Unanswered), cluster_client.answering(dead) as client:
            client.search(index="x")
        spent.append(time.monotonic() - start)
    assert spent[0] > 0.3
    assert spent[1] < spent[0] / 2


def test_it_is_asked_again_after_a_rest(dead, monkeypatch):
    monkeypatch.setattr(cluster_client, "REST", 0)
    for _number in range(2):
        with pytest.raises(cluster_client.Unanswered, match="elasticsearch:|opensearch:"):  # noqa: SIM117
            with cluster_client.answering(dead) as client:
                client.cluster.health()


def test_a_rebuild_says_that_the_cluster_is_dead_and_leaves_the_index(
    world, settings, dead, monkeypatch
):
    # Who writes waits longer for a cluster than anybody wants to here.
    monkeypatch.setattr(cluster_client, "WRITING", 1.0)
    call_command("rebuild_search")
    before = Generation.objects.get(is_current=True)
    settings.SEARCH_ENGINE = dead.engine
    with pytest.raises(CommandError, match="--restart"):
        call_command("rebuild_search")
    assert Generation.objects.get(is_current=True) == before
    settings.SEARCH_ENGINE = connection.vendor
    call_command("rebuild_search", restart=True)
    assert Generation.objects.count() == 1


def test_with_a_dead_cluster_the_database_answers(world, dead):
    section = StandardPage.objects.descendant_of(world.a.home).order_by("path").first()
    page, _new = ensure_page(section, StandardPage(title="Kẹo dừa", slug="keo"))
    assert list(StandardPage.objects.search("keo dua")) == [page]
    assert StandardPage.objects.search("keo dua").count() == 1
    assert [one.pk for one in Page.objects.autocomplete("keo d")[:1]] == [page.pk]
    assert StandardPage.objects.search("keo").facet("title") == {"Kẹo dừa": 1}
    hit = StandardPage.objects.search(MATCH_ALL, order_by_relevance=False)[1:3]
    assert len(hit) == 2
    page.delete()
    assert not StandardPage.objects.search("keo dua")


def test_what_a_cluster_cannot_filter_by_the_database_does(engine, world, monkeypatch):
    from modelsearch.backends.base import FilterError

    from search.backends import cluster_base as backend

    monkeypatch.setattr(backend, "ELSEWHERE", (cluster_client.Unanswered, FilterError))
    pages = StandardPage.objects.filter(title__iregex="^gi.i thi.u$")
    found = pages.search("gioi thieu")
    assert found.count() == len(found) == pages.count() > 0


def test_what_was_missed_is_told_later(world, dead, settings, monkeypatch):
    """Tasks can't wait here: what would be put off is looked at, then done by hand."""
    later = []
    monkeypatch.setattr(
        type(retries.tell_again), "using", lambda task, run_after: Later(later, run_after)
    )
    monkeypatch.setattr(type(retries.default_task_backend), "supports_defer", True, raising=False)
    retries.try_again(StandardPage, 7)
    [(run_after, arguments)] = later
    assert arguments == ("pages", "standardpage", "7", 60)
    assert timedelta(0) < run_after - timezone.now() <= timedelta(minutes=1)
    retries.tell_again.func(*arguments)
    assert later[1][1] == ("pages", "standardpage", "7", 120)


class Later:
    def __init__(self, tasks, run_after):
        self.tasks, self.run_after = tasks, run_after

    def enqueue(self, *arguments):
        self.tasks.append((self.run_after, arguments))
