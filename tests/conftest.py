"""What every test stands on: a portal and two communes, opened once by the real services."""

import copy
import gc
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from zlib import crc32

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from communes.units.loader import STUDY_VISITS, UnitLoader
from tests.demo_content import demo_in_database, drop_copies
from tests.kept_schema import keep_schema
from tests.readers import Readers
from tests.served_demo import serve_demo
from tests.world import World, build_world

# The browser tests' driver keeps an event loop in its worker, where other tests run too.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


# What the portal is made of lives as long as the tests: looking for garbage there finds none.
gc.set_threshold(50_000, 20, 50)


def pytest_addoption(parser):
    parser.addoption(
        "--whole",
        action="store_true",
        help="of tests that are marked as sampled run every set of parameters, not a few",
    )
    parser.addoption(
        "--one-in",
        type=int,
        default=1,
        metavar="N",
        help="of the tests outside tests/search run one in N, the same ones each time",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """What many tests share is made once: they go to one worker.

    Those of the served demo come first, so that no other waits for it to be loaded.
    """
    share = config.getoption("one_in")
    for mark in ("isolation", "deployed"):  # minutes each: by commands of their own
        if mark not in config.option.markexpr:
            leave_out(config, items, lambda one, mark=mark: one.get_closest_marker(mark))
    leave_out(config, items, lambda one: not is_in_sample(one, share))
    if not config.getoption("whole"):
        beyond = beyond_samples(items)
        leave_out(config, items, lambda one: one in beyond)
    for item in items:
        if "demo" in item.fixturenames:
            item.add_marker(pytest.mark.xdist_group("e2e"))
            item.add_marker(pytest.mark.e2e)
        elif "demo_content" in item.fixturenames:
            item.add_marker(pytest.mark.xdist_group("demo"))
            item.add_marker(pytest.mark.demo_content)
        elif "isolation" in item.fixturenames and not item.get_closest_marker("isolation"):
            item.add_marker(pytest.mark.xdist_group("isolation"))
        elif "module_world" in item.fixturenames:
            item.add_marker(pytest.mark.xdist_group(item.nodeid.partition("::")[0]))
    served = [one for one in items if one.get_closest_marker("e2e")]
    content = [one for one in items if "demo_content" in one.fixturenames and one not in served]
    others = [one for one in items if one not in served and one not in content]
    soon = len(others) // 4
    items[:] = [*served, *others[:soon], *content, *others[soon:]]


def leave_out(config, items, is_left_out) -> None:
    """Takes tests out of the run."""
    config.hook.pytest_deselected(items=[one for one in items if is_left_out(one)])
    items[:] = [one for one in items if not is_left_out(one)]


def is_in_sample(item: pytest.Item, share: int) -> bool:
    """Whether a test is among the one in `share`; by its name, so that no day changes it.

    The search has SQL of its own for each database: all its tests are.
    """
    return item.path.parent.name == "search" or crc32(item.nodeid.encode()) % share == 0


def beyond_samples(items: list[pytest.Item]) -> set[pytest.Item]:
    """Of tests marked `sampled(n)` the sets of parameters beyond n for each engine of the search.

    Which are run follows from their names, so that no day changes it.
    """
    families: dict = defaultdict(list)
    for item in items:
        if mark := item.get_closest_marker("sampled"):
            chosen = item.callspec.params if hasattr(item, "callspec") else {}
            engine = chosen.get("engine")
            families[item.nodeid.partition("[")[0], engine, mark.args[0]].append(item)
    found = set()
    for (_name, _engine, share), family in families.items():
        family.sort(key=lambda item: crc32(item.nodeid.encode()))
        found.update(family[share:])
    return found


@pytest.fixture(scope="session")
def portion(request):
    """Of many that are asked alike one in `share`, the same ones each time; all with --whole.

    `portion(paths, 3)`: which are taken follows from what they are called.
    """

    def some(many: Iterable, share: int) -> list:
        is_whole = request.config.getoption("whole")
        return [one for one in many if is_whole or crc32(str(one).encode()) % share == 0]

    return some


def pytest_terminal_summary(terminalreporter):
    """Says which engines the tests of searches ran on, and why not on the others."""
    ran: Counter = Counter()
    reasons: dict[str, str] = {}
    for outcome in ("passed", "failed", "error", "skipped"):
        for report in terminalreporter.getreports(outcome):
            engine = dict(getattr(report, "user_properties", ())).get("engine")
            if engine and report.when == "call":
                ran[engine] += 1
            elif engine and outcome == "skipped":
                reasons[engine] = report.longrepr[2].removeprefix("Skipped: ")
    if ran or reasons:
        if not ran["postgresql"]:
            reasons["postgresql"] = "postgresql did not run: scripts/with_postgresql … starts it"
        terminalreporter.section("engines of the search")
        for engine, count in ran.items():
            terminalreporter.line(f"{engine}: {count} tests")
        for reason in reasons.values():
            terminalreporter.line(reason)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """The schema on SQLite comes from a file that is as new as its migrations."""
    if connection.vendor == "sqlite":
        keep_schema(connection)


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The demo as `make run` serves it, in a folder of its own, until the tests end."""
    with serve_demo(tmp_path_factory.mktemp("demo")) as demo:
        yield demo


@pytest.fixture(scope="session")
def places(demo):
    """Where the demo shows each kind of page (`tests.every_page`)."""
    return demo.list_places()


@pytest.fixture(scope="session")
def built_world(django_db_setup, django_db_blocker) -> World:
    """The world as its services made it, once for all tests."""
    with django_db_blocker.unblock():
        return build_world()


@pytest.fixture
def world(built_world, db) -> World:
    """The portal and the communes A (Vietnamese and English) and B (Vietnamese).

    Each test gets objects of its own; its changes to the database roll back.
    """
    return copy.deepcopy(built_world)


@pytest.fixture(scope="module")
def module_world(built_world, django_db_blocker) -> Iterator[World]:
    """The world, where fixtures of a module make what all of its tests find."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield copy.deepcopy(built_world)
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def loaded_units(module_world):
    """The units of Nghệ An and of the study visits, for one module."""
    UnitLoader().load({**STUDY_VISITS, "40": ()})


@pytest.fixture(scope="session")
def _demo_copies(django_db_setup, django_db_blocker):
    yield
    with django_db_blocker.unblock():
        drop_copies()


@pytest.fixture(scope="module")
def demo_content(built_world, _demo_copies, django_db_blocker):
    """The content of the demo, for one module; a test's changes roll back."""
    with django_db_blocker.unblock(), demo_in_database():
        yield


@pytest.fixture
def count_queries(world, settings):
    """The SQL of making a page anew, once what the pages of its site share was read.

    `count_queries(site, path, most=10)` fails where there is more.
    """
    settings.PAGE_CACHE = True

    def count(site, path="/", most=10):
        for cache in caches.all():
            cache.clear()
        assert world.get(site, path).status_code == 200
        caches["pages"].clear()
        with CaptureQueriesContext(connection) as captured:
            world.get(site, path)
        told = [row["sql"] for row in captured]
        assert len(told) <= most, "\n".join(told)
        return len(told)

    return count


@pytest.fixture(autouse=True)
def _nothing_left_over():
    """No test meets another's cached answers, or the language of another's last request."""
    for cache in caches.all():
        cache.clear()
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture
def clock(monkeypatch):
    """Sets what time it is on a Wednesday: `clock("09:00")`; a day may stand before it."""

    def at(text: str) -> datetime:
        day = "" if " " in text else "2026-11-25 "
        moment = timezone.make_aware(datetime.fromisoformat(day + text))
        monkeypatch.setattr(timezone, "now", lambda: moment)
        return moment

    at("09:00")
    return at


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Does something as a request does: what follows it runs once it is sure."""

    def do(act, *args, **kwargs):
        with django_capture_on_commit_callbacks(execute=True):
            return act(*args, **kwargs)

    return do


@pytest.fixture
def readers(settings, django_capture_on_commit_callbacks) -> Readers:
    """Readers of a portal that keeps whole pages."""
    settings.PAGE_CACHE = True
    return Readers(django_capture_on_commit_callbacks)
