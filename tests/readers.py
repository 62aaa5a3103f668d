"""What the tests of kept pages share: a cache switched on, and commits that tell."""

from contextlib import contextmanager

from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


class Readers:
    """Readers of a site, and officers whose changes reach the stamps."""

    def __init__(self, capture):
        self._capture = capture

    @contextmanager
    def commit(self):
        """What is changed within is committed at its end."""
        # What waits for a commit that no test has would stand for what comes now.
        connection.run_on_commit.clear()
        with self._capture(execute=True):
            yield

    def get(self, site, path="/", **kwargs):
        return Client().get(path, headers={"host": site.hostname}, **kwargs)

    def sql(self, site, path="/", **kwargs) -> int:
        """How many queries an answer took: 1 where it was kept."""
        with CaptureQueriesContext(connection) as queries:
            assert self.get(site, path, **kwargs).status_code == 200
        return len(queries)

    def is_kept(self, site, path="/", **kwargs) -> bool:
        return self.sql(site, path, **kwargs) == 1

    def open(self, site, *paths) -> None:
        """Has pages kept."""
        for path in paths or ("/",):
            assert self.get(site, path).status_code == 200

    def restart(self) -> None:
        """As a process without memory of its own would answer."""
        for alias in caches:
            caches[alias].clear()
