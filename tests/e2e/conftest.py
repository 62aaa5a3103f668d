"""A real browser before the real server: the demo as `make run` serves it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium() -> str | None:
    names = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    return next((path for name in names if name and (path := shutil.which(name))), None)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass(frozen=True)
class Demo:
    """The served demo: addresses by site key ("" is the portal); `folder` holds its data."""

    port: int
    folder: Path

    def url(self, key: str = "", path: str = "/") -> str:
        host = f"{key}.localhost" if key else "localhost"
        return f"http://{host}:{self.port}{path}"


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """Sets the demo up in a folder of its own and serves it until the tests end."""
    port = free_port()
    folder = tmp_path_factory.mktemp("demo")
    env = demo_environment(port, folder)
    for command in (["migrate", "-v0"], ["load_demo", "--port", str(port)]):
        subprocess.run(manage(*command), cwd=ROOT, env=env, check=True, capture_output=True)
    with served(port, folder):
        yield Demo(port, folder)


def demo_environment(port: int, folder: Path) -> dict[str, str]:
    env = os.environ | {
        "DATA_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
        "PORTAL_PORT": str(port),
    }
    env.pop("DATABASE_URL", None)
    return env


def manage(*args) -> list[str]:
    return [sys.executable, "manage.py", *args]


@contextmanager
def served(port: int, folder: Path, **environment):
    """Serves a demo's data on a port; `environment` says what this server does differently."""
    log = (folder / f"server-{port}.log").open("a")
    server = subprocess.Popen(
        manage("serve_demo", "--port", str(port)),
        cwd=ROOT,
        env=demo_environment(port, folder) | environment,
        stdout=log,
        stderr=log,
    )
    try:
        wait_for(f"http://localhost:{port}/khoe/")
        yield
    finally:
        server.terminate()
        server.wait(timeout=10)
        log.close()


def wait_for(url: str, seconds: int = 60) -> None:
    deadline = time.monotonic() + seconds
    while True:
        try:
            urllib.request.urlopen(url, timeout=5)  # noqa: S310
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.3)


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium. Without one the browser tests are skipped, or fail if required."""
    executable = find_chromium()
    if executable is None:
        reason = "Chromium isn't installed: browser tests did not run (apt install chromium)"
        if os.environ.get("E2E") == "required":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser):
    """A new reader on a phone, in Vietnamese, whose page may not fail silently."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="vi-VN")
    page = context.new_page()
    problems = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on(
        "console",
        lambda message: problems.append(message.text) if message.type == "error" else None,
    )
    yield page
    context.close()
    assert problems == []


@pytest.fixture
def desk(browser):
    """An officer's computer: the admin is theirs alone, so its console is not judged."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="vi-VN")
    yield context.new_page()
    context.close()
