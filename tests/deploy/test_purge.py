"""A proxy that understands PURGE hears of what is published (`PURGE_URL`)."""

import os
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.kept_schema import lay_into

ROOT = Path(__file__).resolve().parents[2]
PUBLISH = """
from home.models import ProvinceHomePage
page = ProvinceHomePage.objects.first().get_children().first().specific
page.save_revision().publish()
print(page.get_url_parts()[2])
"""


@pytest.fixture
def proxy():
    """A server that notes what it is asked to forget, as (host, path)."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_PURGE(self):  # noqa: N802 - so that the server finds it
            asked.append((self.headers["Host"], self.path))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


@pytest.mark.e2e
@pytest.mark.deployed
def test_a_published_page_is_purged(proxy, tmp_path):
    address, asked = proxy
    env = {k: v for k, v in os.environ.items() if not k.startswith(("DJANGO_", "DATABASE_", "COV"))}
    env |= {"DJANGO_SETTINGS_MODULE": "portal.settings.dev", "DATA_DIR": str(tmp_path)}
    env |= {"PURGE_URL": address, "CACHE_URL": "locmemcache://t", "LOG_LEVEL": "ERROR"}

    def manage(*arguments) -> str:
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(
            command, cwd=ROOT, env=env, capture_output=True, text=True, check=True, timeout=120
        )
        return done.stdout

    lay_into(tmp_path)
    manage("migrate", "--verbosity=0")
    manage("setup_portal", "--hostname=tinh.test", "--port=80")
    asked.clear()
    path = manage("shell", "--verbosity=0", "-c", PUBLISH).strip()
    assert ("tinh.test", path) in asked
