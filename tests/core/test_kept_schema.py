"""The tests' copied schema is never an old one."""

import sqlite3
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import call_command

from tests import kept_schema


def test_the_copy_lacks_no_migration(db):
    call_command("migrate", "--check", verbosity=0)


@pytest.mark.parametrize("name", ["migrations/0001_initial.py", "fields.py"])
def test_another_migration_or_field_is_another_file(tmp_path, settings, monkeypatch, name):
    settings.BASE_DIR = tmp_path
    app = SimpleNamespace(name="app", path=str(tmp_path / "app"))
    monkeypatch.setattr(kept_schema.apps, "get_app_configs", lambda: [app])
    path = Path(app.path, name)
    path.parent.mkdir(parents=True)
    path.write_text("a = 1")
    before = kept_schema.digest()
    assert kept_schema.digest() == before
    path.write_text("a = 2")
    assert kept_schema.digest() != before


def test_another_version_of_a_package_is_another_file(monkeypatch):
    before = kept_schema.digest()
    monkeypatch.setattr(
        kept_schema, "distributions", lambda: [SimpleNamespace(name="wagtail", version="9")]
    )
    assert kept_schema.digest() != before


def test_a_file_is_there_whole_or_not_at_all(tmp_path):
    broken = sqlite3.connect(":memory:")
    broken.close()
    with pytest.raises(sqlite3.ProgrammingError):
        kept_schema.write(broken, tmp_path / "schema.sqlite3")
    assert list(tmp_path.iterdir()) == []
