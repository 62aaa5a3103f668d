"""The tests' SQLite schema, migrated once and then copied: migrations take twenty seconds.

What is kept is the database right after its migrations, before any signal filled it, in a file
named by a digest of all that made it. `migrate` still runs on the copy, finds nothing left to do
and fills in what the code of today says; a changed migration or package makes a new file.
"""

import fcntl
import hashlib
import os
import platform
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from importlib.metadata import distributions
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db.migrations.executor import MigrationExecutor

FOLDER = Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "commune-portal"
KEPT = 8


def digest() -> str:
    """Of the migrations, the fields that they name, and the versions of everything installed."""
    known = hashlib.sha256(f"{platform.python_version()} {sqlite3.sqlite_version}".encode())
    for name in sorted(f"{one.name}=={one.version}" for one in distributions()):
        known.update(name.encode())
    for config in apps.get_app_configs():
        known.update(config.name.encode())
        if not Path(config.path).is_relative_to(settings.BASE_DIR):
            continue  # a package: its version is told above
        for path in sorted(Path(config.path).rglob("*.py")):
            if path.parent.name == "migrations" or path.name == "fields.py":
                known.update(path.name.encode() + path.read_bytes())
    return known.hexdigest()[:16]


def keep_schema(connection) -> None:
    """From now on the test database of this SQLite connection starts as a copy."""
    create = connection.creation._create_test_db

    def create_as_copy(*args, **kwargs):
        name = create(*args, **kwargs)
        fill(connection, name)
        return name

    connection.creation._create_test_db = create_as_copy


def lay_into(folder: Path) -> None:
    """Gives the SQLite database of another process's `DATA_DIR` the schema, if there is one kept.

    That process still runs `migrate`, which is quick then.
    """
    kept = kept_file() if apps.ready else None
    if kept and kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(kept, folder / "portal.sqlite3")


def kept_file() -> Path:
    return FOLDER / f"schema-{digest()}.sqlite3"


def fill(connection, name: str) -> None:
    """Brings the schema into the test database `name`, which this connection opens."""
    connection.close()
    connection.settings_dict["NAME"] = name
    FOLDER.mkdir(parents=True, exist_ok=True)
    kept = kept_file()
    with Path(FOLDER, "schema.lock").open("w") as lock:
        # The other worker of a run waits here instead of migrating beside.
        fcntl.flock(lock, fcntl.LOCK_EX)
        connection.ensure_connection()
        if kept.exists():
            kept.touch()
            with closing(sqlite3.connect(kept)) as source:
                source.backup(connection.connection)
            return
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes())
        write(connection.connection, kept)
        keep_newest(FOLDER.glob("schema-*.sqlite3"), KEPT)


def keep_newest(paths: Iterable[Path], count: int) -> None:
    """Removes all of these but the newest."""
    for old in sorted(paths, key=os.path.getmtime)[:-count]:
        shutil.rmtree(old) if old.is_dir() else old.unlink()


def write(source: sqlite3.Connection, path: Path) -> None:
    """Copies a database into a file that is there whole or not at all."""
    new = path.with_suffix(f".{os.getpid()}")
    try:
        with closing(sqlite3.connect(new)) as target:
            source.backup(target)
        new.replace(path)
    finally:
        with suppress(FileNotFoundError):
            new.unlink()
