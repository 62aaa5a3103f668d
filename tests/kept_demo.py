"""The demo in the tests' own database: a worker loads it once and lays it in where it is needed."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import StringIO

from django.core.management import call_command
from django.db import connection, transaction

# Of this process: the database with the demo in it, once it was loaded.
_kept: list[sqlite3.Connection] = []


def _load() -> None:
    call_command("load_demo", hostname="localhost", port=8000, stdout=StringIO())


@contextmanager
def demo_in_database() -> Iterator[None]:
    """The demo as `make run` loads it, beside what was there; gone at the end."""
    if connection.vendor != "sqlite":
        with transaction.atomic():
            _load()
            yield
            transaction.set_rollback(True)
        return
    connection.ensure_connection()
    with closing(sqlite3.connect(":memory:")) as before:
        connection.connection.backup(before)
        try:
            if _kept:
                _kept[0].backup(connection.connection)
            else:
                with transaction.atomic():
                    _load()
                    # As where it rolls back: what waits for the commit is left undone.
                    connection.run_on_commit.clear()
                _kept.append(sqlite3.connect(":memory:"))
                connection.connection.backup(_kept[0])
            yield
        finally:
            before.backup(connection.connection)
