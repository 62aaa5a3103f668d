"""The tests' copied demo is never an old one, nor half of one."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from tests import kept_demo


@pytest.fixture
def source(tmp_path, monkeypatch):
    """A project of one file, whose "demo" is a site at port 8000."""
    file = tmp_path / "home" / "page.html"
    file.parent.mkdir()
    file.write_text("a")

    def load(folder):
        folder.mkdir()
        with closing(sqlite3.connect(folder / "portal.sqlite3")) as database, database:
            database.execute("CREATE TABLE wagtailcore_site (port INTEGER)")
            database.execute("INSERT INTO wagtailcore_site VALUES (8000)")

    monkeypatch.setattr(kept_demo, "ROOT", tmp_path)
    monkeypatch.setattr(kept_demo, "FOLDER", tmp_path / "kept")
    monkeypatch.setattr(kept_demo, "_load_into", load)
    return file


def test_it_is_loaded_once_for_a_source(source, monkeypatch):
    first = kept_demo.kept_demo()
    monkeypatch.setattr(kept_demo, "_load_into", lambda folder: 1 / 0)
    assert kept_demo.kept_demo() == first


def test_every_app_and_catalogue_is_looked_at():
    assert all((kept_demo.ROOT / source).exists() for source in kept_demo.SOURCES)
    made = [Path(config.path) for config in apps.get_app_configs()] + settings.LOCALE_PATHS
    ours = [path.relative_to(kept_demo.ROOT) for path in map(Path, made) if is_ours(path)]
    assert "locale" in {path.parts[0] for path in ours}
    assert {path.parts[0] for path in ours} <= set(kept_demo.SOURCES)


def is_ours(path: Path) -> bool:
    return path.is_relative_to(kept_demo.ROOT) and "site-packages" not in path.parts


@pytest.mark.parametrize("change", ["text", "name", "new"])
def test_any_other_file_makes_another(source, change):
    before = kept_demo.kept_demo()
    if change == "text":
        source.write_text("b")
    elif change == "name":
        source.rename(source.with_name("other.html"))
    else:
        source.with_name("new.py").write_text("")
    assert kept_demo.kept_demo() != before


def test_another_day_makes_another(source, monkeypatch):
    class Tomorrow(datetime):
        @classmethod
        def now(cls, tz=None):
            return cls(2031, 1, 1, tzinfo=tz)

    before = kept_demo.kept_demo()
    monkeypatch.setattr(kept_demo, "datetime", Tomorrow)
    assert kept_demo.kept_demo() != before


def test_a_moved_clock_has_its_own(source, monkeypatch):
    before = kept_demo.kept_demo()
    monkeypatch.setenv("FAKETIME", "@2031-01-01 23:59:00 x0.01")
    assert kept_demo.kept_demo() != before


def test_a_load_that_fails_leaves_nothing(source, monkeypatch):
    def fail(folder):
        folder.mkdir()
        raise RuntimeError

    monkeypatch.setattr(kept_demo, "_load_into", fail)
    with pytest.raises(RuntimeError):
        kept_demo.kept_demo()
    assert [path.name for path in kept_demo.FOLDER.iterdir()] == ["demo.lock"]


def test_only_the_newest_stay(source):
    for number in range(kept_demo.KEPT + 2):
        source.write_text(str(number))
        newest = kept_demo.kept_demo()
    kept = [path for path in kept_demo.FOLDER.iterdir() if path.is_dir()]
    assert len(kept) == kept_demo.KEPT and newest in kept


def test_a_copy_has_a_port_of_its_own(source, tmp_path):
    kept_demo.copy_demo(tmp_path / "copy", 8123)
    for folder, port in ((tmp_path / "copy", 8123), (kept_demo.kept_demo(), 8000)):
        with closing(sqlite3.connect(folder / "portal.sqlite3")) as database:
            assert database.execute("SELECT port FROM wagtailcore_site").fetchall() == [(port,)]
