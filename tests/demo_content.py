"""The demo in the tests' own database, where one module after the other asks for it."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import StringIO

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection

from tests.kept_demo import kept_demo

COPY = "demo"
# Of this process: whether the copy of the database is there.
_copies: set[str] = set()


@contextmanager
def demo_in_database() -> Iterator[None]:
    """Until its end the connection has the demo; afterwards what it had before."""
    try:
        yield from _laid_in() if connection.vendor == "sqlite" else _in_a_copy()
    finally:
        ContentType.objects.clear_cache()


def _laid_in() -> Iterator[None]:
    kept = kept_demo()
    shutil.copytree(kept / "media", settings.MEDIA_ROOT, dirs_exist_ok=True)
    connection.ensure_connection()
    ours = connection.connection
    with (
        closing(sqlite3.connect(":memory:")) as before,
        closing(sqlite3.connect(kept / "portal.sqlite3")) as demo,
    ):
        ours.backup(before)
        try:
            demo.backup(ours)
            ContentType.objects.clear_cache()
            yield
        finally:
            before.backup(ours)


def _in_a_copy() -> Iterator[None]:
    ours = connection.settings_dict["NAME"]
    theirs = connection.creation.get_test_db_clone_settings(COPY)["NAME"]
    if theirs not in _copies:
        connection.creation.clone_test_db(COPY, verbosity=0, autoclobber=True)
    connection.close()
    connection.settings_dict["NAME"] = theirs
    try:
        if theirs not in _copies:
            call_command("load_demo", hostname="localhost", port=8000, stdout=StringIO())
            _copies.add(theirs)
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = ours


def drop_copies() -> None:
    """At the end of all tests: what `demo_in_database` made on the server."""
    while _copies:
        _copies.pop()
        connection.creation.destroy_test_db(suffix=COPY, verbosity=0)
