"""The page of a storm day is answered while the app is dead; other pages are not pretended."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.kept_schema import lay_into

ROOT = Path(__file__).resolve().parents[2]
FOUND = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin") and shutil.which("curl")
pytestmark = [
    pytest.mark.xdist_group("deploy"),
    pytest.mark.e2e,
    pytest.mark.deployed,
    pytest.mark.skipif(
        not (FOUND and shutil.which("envsubst")), reason="nginx, curl or envsubst is missing"
    ),
]

# Runs beside the app; each part it prints is a name and what curl saw.
CHECKS = r"""
port=${PORTAL_ADDRESS##*:}
ask() {
  name=$1 host=$2; shift 2; printf '\n== %s\n' "$name"
  curl -sk -i --compressed --max-time 20 --resolve "$host:$port:127.0.0.1" "https://$host:$port$@" \
    || echo "curl: $?"
}
ask before xa.localhost /
"$PYTHON" manage.py shell -v0 -c "$SWITCH"
sleep 1
ask alive xa.localhost /
ask other localhost /
"$PYTHON" manage.py write_storm_copies
copy="$DATA_DIR/storm/xa.localhost/index.html"
style=$(grep -o '/static/storms/day[^"]*' "$copy")
kill "$PORTAL_APP_PID"; while kill -0 "$PORTAL_APP_PID" 2>/dev/null; do sleep 0.1; done
ask dead xa.localhost /
ask own xa.localhost /ngay-bao/
ask query xa.localhost '/?day-du=1'
ask style xa.localhost "$style"
ask inner xa.localhost /thong-bao/
ask portal localhost /en/
rm "$copy"
ask kept xa.localhost /
ask unread xa.localhost /ngay-bao/
"""
SWITCH = """
from datetime import timedelta
from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.models import Site
from communes.storms.steps import Told, switch_on
user = get_user_model().objects.create_superuser("an", "an@example.vn", "x")
until = timezone.now() + timedelta(hours=6)
switch_on(Site.objects.get(hostname="xa.localhost"), user, Told(
    "Bão số 7 vào gần", "storm", "Chằng chống nhà.", "Gọi 112", until, True, [], "", []))
"""


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    """The answers, by name."""
    folder = tmp_path_factory.mktemp("storm")
    lay_into(folder / "data")
    setup = folder / "setup"
    setup.write_text(
        f"#!/bin/sh\nset -e\n{sys.executable} manage.py migrate -v0\n"
        f"{sys.executable} manage.py setup_portal --hostname localhost --port $NGINX_PORT\n"
        f"{sys.executable} manage.py open_commune 'Xã Thử' xa.localhost --port $NGINX_PORT\n"
    )
    setup.chmod(0o755)
    env = {k: v for k, v in os.environ.items() if not k.startswith(("DJANGO_", "DATABASE_", "COV"))}
    env |= {"PYTHON": sys.executable, "PORTAL_SETUP": str(setup), "SWITCH": SWITCH}
    env |= {"WEB_WORKERS": "1", "DATA_DIR": str(folder / "data"), "CACHE_URL": "locmemcache://s"}
    done = subprocess.run(
        ["scripts/with_nginx", "bash", "-c", CHECKS],
        cwd=ROOT, env=env, capture_output=True, text=True, timeout=240,
    )  # fmt: skip
    assert "== unread" in done.stdout, done.stderr
    parts = done.stdout.split("\n== ")[1:]
    return {part.partition("\n")[0]: part.partition("\n")[2] for part in parts}


def test_alive_the_app_answers_at_once(seen):
    assert "Bão số 7" not in seen["before"]
    assert seen["alive"].startswith("HTTP/2 200") and "Bão số 7 vào gần" in seen["alive"]
    assert "Bản lưu" not in seen["alive"]
    assert seen["other"].startswith("HTTP/2 200") and "storms/day" not in seen["other"]


@pytest.mark.parametrize("name", ["dead", "own", "query"])
def test_dead_the_copy_is_the_answer(seen, name):
    assert seen[name].startswith("HTTP/2 200")
    assert "Bão số 7 vào gần" in seen[name] and "Bản lưu: " in seen[name]
    head = seen[name].partition("<!DOCTYPE")[0].lower()
    assert "content-type: text/html; charset=utf-8" in head
    assert "default-src 'none'" in head and "nosniff" in head and "no-cache" in head
    assert "frame-ancestors 'self'" in head  # the tablet in the hall shows it
    assert "content-encoding: gzip" in head and "set-cookie" not in head


def test_dead_its_style_is_there(seen):
    assert seen["style"].startswith("HTTP/2 200") and "--paper" in seen["style"]


@pytest.mark.parametrize("name", ["inner", "portal"])
def test_dead_other_pages_are_not_pretended(seen, name):
    assert seen[name].startswith("HTTP/2 502")
    assert "Bão số 7" not in seen[name] and "đang được sửa" in seen[name]


def test_without_a_copy_what_nginx_kept_is_shown(seen):
    assert seen["kept"].startswith("HTTP/2 200") and "Bão số 7 vào gần" in seen["kept"]
    assert "Bản lưu" not in seen["kept"]
    assert seen["unread"].startswith("HTTP/2 502")
