"""What stands in deploy/ fits the project it deploys."""

import os
import re
import runpy
import shutil
import subprocess
from pathlib import Path

import pytest
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").iterdir())
RESET = "portal-practice-reset"
needs_envsubst = pytest.mark.skipif(not shutil.which("envsubst"), reason="gettext is missing")
needs_nginx = pytest.mark.skipif(
    not shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin"), reason="nginx is missing"
)


def render(*args, **values):
    env = {"PATH": os.environ["PATH"]} | values
    command = [DEPLOY / "render_nginx", *args]
    return subprocess.run(command, capture_output=True, text=True, env=env)


@needs_envsubst
def test_the_template_leaves_nothing_open_and_keeps_what_is_nginx_own():
    done = render(PORTAL_HOSTS="tinh.vn *.tinh.vn", PORTAL_CERT="/c.pem", PORTAL_KEY="/k.pem")
    assert done.returncode == 0
    assert "${" not in done.stdout
    assert "server_name tinh.vn *.tinh.vn;" in done.stdout
    assert "$remote_addr" in done.stdout


@needs_envsubst
def test_without_names_it_says_what_is_missing():
    done = render(PORTAL_CERT="/c.pem", PORTAL_KEY="/k.pem")
    assert done.returncode != 0
    assert "PORTAL_HOSTS" in done.stderr


@needs_nginx
@needs_envsubst
def test_nginx_accepts_the_configuration():
    done = subprocess.run(
        ["scripts/with_nginx", "--check"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "accepts" in done.stdout


def test_timers_run_commands_that_exist(settings):
    commands = set(get_commands()) | {"db_worker", "prune_db_task_results"}
    timers = [unit for unit in UNITS if unit.suffix == ".timer" and unit.stem != RESET]
    assert len(timers) >= 4
    for timer in timers:
        command = re.search(r"Unit=portal-job@(\w+)\.service", timer.read_text())[1]
        assert command in commands, timer.name
        assert timer.name == f"portal-{command}.timer"


@pytest.mark.parametrize("unit", [u for u in UNITS if u.suffix == ".service"], ids=lambda u: u.name)
def test_services_do_not_run_as_root_and_know_the_settings(unit):
    text = unit.read_text()
    assert "User=portal" in text
    file = "practice.env" if unit.stem.startswith("portal-practice") else "portal.env"
    assert f"EnvironmentFile=/etc/portal/{file}" in text
    assert "NoNewPrivileges=true" in text


@pytest.mark.parametrize("file", ["portal.env.example", "practice.env.example"])
def test_the_environment_example_names_what_the_readme_explains(file):
    names = re.findall(r"^#?([A-Z_]+)=", (DEPLOY / file).read_text(), re.M)
    readme = (ROOT / "README.md").read_text()
    assert len(names) > 8
    assert [name for name in names if f"`{name}`" not in readme] == []


def test_processes_follow_the_environment(monkeypatch):
    monkeypatch.setenv("WEB_WORKERS", "3")
    monkeypatch.setenv("WEB_THREADS", "5")
    conf = runpy.run_path(str(DEPLOY / "gunicorn.conf.py"))
    assert (conf["workers"], conf["threads"], conf["worker_class"]) == (3, 5, "gthread")


@pytest.mark.parametrize("name", ["502.html", "429.html"])
def test_error_pages_need_nothing_but_our_own_style_sheet(name):
    html = (DEPLOY / "nginx" / "errors" / name).read_text()
    assert '<html lang="vi"' in html
    assert "<style" not in html and "<script" not in html and "style=" not in html
    for address in re.findall(r'<link[^>]+href="([^"]+)"', html):
        assert (ROOT / "portal" / address.removeprefix("/")).exists(), address
    assert 'href="tel:112"' in html
