"""The practice area's own part of deploy/: its content is made anew beside what is there."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.deploy.test_files import DEPLOY, RESET, needs_envsubst, render

# In place of Python: writes down which command of manage.py it is given.
PRETENDS = """#!/bin/sh
echo "$2" >>"$DATA_DIR/portal.sqlite3"
[ "$2" != "$FAILS" ]
"""


def practice(folder, verb, **values):
    env = {"PATH": os.environ["PATH"], "DATA_DIR": str(folder), "PRACTICE": "yes"} | values
    return subprocess.run([DEPLOY / "practice", verb], capture_output=True, text=True, env=env)


@pytest.fixture
def now(tmp_path) -> Path:
    """The content of yesterday."""
    folder = tmp_path / "now"
    folder.mkdir()
    (folder / "portal.sqlite3").write_text("yesterday")
    return folder


@pytest.fixture
def python(tmp_path) -> str:
    """Does nothing for each command, and fails at the one that `FAILS` names."""
    script = tmp_path / "python"
    script.write_text(PRETENDS)
    script.chmod(0o755)
    return str(script)


def beside(folder: Path) -> set[str]:
    return {one.name for one in folder.parent.iterdir() if one.is_dir()}


def test_what_is_there_goes_on_until_the_new_is_taken(now, python):
    assert practice(now, "build", PYTHON=python).returncode == 0
    assert (now / "portal.sqlite3").read_text() == "yesterday"
    assert practice(now, "take").returncode == 0
    made = (now / "portal.sqlite3").read_text().split()
    assert made == ["migrate", "collectstatic", "load_demo", "rebuild_search"]
    assert beside(now) == {"now"}
    # Each start of the app takes; there is nothing new.
    assert practice(now, "take").returncode == 0
    assert (now / "portal.sqlite3").read_text().split() == made


@pytest.mark.parametrize("command", ["migrate", "collectstatic", "load_demo", "rebuild_search"])
def test_half_of_it_is_never_taken(now, python, command):
    assert practice(now, "build", PYTHON=python, FAILS=command).returncode != 0
    assert practice(now, "take").returncode == 0
    assert (now / "portal.sqlite3").read_text() == "yesterday"
    # The next night begins from nothing.
    assert practice(now, "build", PYTHON=python).returncode == 0
    assert practice(now, "take").returncode == 0
    assert len((now / "portal.sqlite3").read_text().split()) == 4


def test_a_machine_that_stopped_between_the_two_moves_goes_on(now, python):
    practice(now, "build", PYTHON=python)
    now.rename(now.with_name("now.old"))
    assert practice(now, "take").returncode == 0
    assert (now / "portal.sqlite3").exists()
    assert beside(now) == {"now"}


@pytest.mark.parametrize("value", ["", "no"])
def test_a_real_portal_is_not_built_over(now, python, value):
    done = practice(now, "build", PYTHON=python, PRACTICE=value)
    assert done.returncode == 1
    assert "no practice area" in done.stderr
    assert beside(now) == {"now"}


def test_the_timer_runs_the_reset_and_the_app_takes_what_it_made():
    units = DEPLOY / "systemd"
    assert f"Unit={RESET}.service" in (units / f"{RESET}.timer").read_text()
    reset = (units / f"{RESET}.service").read_text()
    assert "ExecStart=/srv/portal/deploy/practice build" in reset
    assert "ExecStartPost=+/usr/bin/systemctl restart portal-practice.service" in reset
    app = (units / "portal-practice.service").read_text()
    assert "ExecStartPre=/srv/portal/deploy/practice take" in app
    folder = re.search(r"^DATA_DIR=(.+)/now$", example(), re.M)[1]
    assert f"ReadWritePaths={folder}\n" in app and f"ReadWritePaths={folder}\n" in reset


def example() -> str:
    return (DEPLOY / "practice.env.example").read_text()


@needs_envsubst
def test_nginx_serves_no_file_of_it_but_the_static_ones():
    names = "tap-lam.tinh.vn *.tap-lam.tinh.vn"
    done = render("practice", PORTAL_HOSTS=names, PORTAL_CERT="/c.pem", PORTAL_KEY="/k.pem")
    assert done.returncode == 0
    assert "${" not in done.stdout
    assert re.findall(r"alias (/var\S+);", done.stdout) == ["/var/lib/portal-practice/now/static/"]
    assert "proxy_cache" not in done.stdout
    # Copies of storm pages would be read past the gate.
    assert "/storm" not in done.stdout
    app = re.search(r"^PORTAL_APP=(.+)$", example(), re.M)[1]
    assert f"server {app} " in done.stdout
