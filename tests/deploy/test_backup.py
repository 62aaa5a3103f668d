"""The nightly backup can be restored."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from django.db import connection

BACKUP = Path(__file__).resolve().parents[2] / "deploy" / "backup"
pytestmark = [
    pytest.mark.postgresql,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL only"),
    pytest.mark.skipif(not shutil.which("pg_dump"), reason="PostgreSQL's tools are missing"),
]


def run(*command, **env):
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ | env)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_what_was_backed_up_comes_back(world, tmp_path):
    given = connection.settings_dict
    server = f"postgres://{given['USER']}@{given['HOST']}:{given['PORT']}"
    name, new = given["NAME"], f"{given['NAME']}_restored"
    data, target = tmp_path / "data", tmp_path / "backups"
    (data / "media").mkdir(parents=True)
    (data / "media" / "anh.webp").write_text("a picture")
    folder = run(str(BACKUP), str(target), DATABASE_URL=f"{server}/{name}", DATA_DIR=str(data))

    run("createdb", f"--maintenance-db={server}/postgres", new)
    try:
        run("pg_restore", "--no-owner", f"--dbname={server}/{new}", f"{folder}/portal.dump")
        count = "SELECT string_agg(hostname, ',' ORDER BY hostname) FROM wagtailcore_site"
        assert run("psql", f"{server}/{new}", "-Atc", count) == "a.test,b.test,tinh.test"
    finally:
        run("dropdb", f"--maintenance-db={server}/postgres", new)
    (tmp_path / "back").mkdir()
    run("tar", "-xzf", f"{folder}/media.tar.gz", "-C", str(tmp_path / "back"))
    assert (tmp_path / "back" / "media" / "anh.webp").read_text() == "a picture"
