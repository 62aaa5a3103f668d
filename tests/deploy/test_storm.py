"""The page of a storm day is answered while the app is dead; other pages are not pretended."""

import pytest

from tests.deploy.behind_nginx import MARKS, seen_by

pytestmark = MARKS

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
    return seen_by(CHECKS, tmp_path_factory.mktemp("storm"), SWITCH=SWITCH)


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
