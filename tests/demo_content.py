"""The demo in the tests' own database."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import StringIO

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, transaction

from tests.kept_demo import kept_demo


@contextmanager
def demo_in_database() -> Iterator[None]:
    """The demo instead of the world in the tests' SQLite, beside it elsewhere; gone at the end."""
    try:
        if connection.vendor == "sqlite":
            yield from _instead()
        else:
            with transaction.atomic():
                call_command("load_demo", hostname="localhost", port=8000, stdout=StringIO())
                yield
                transaction.set_rollback(True)
    finally:
        ContentType.objects.clear_cache()


def _instead() -> Iterator[None]:
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
