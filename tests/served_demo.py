"""The demo as `make run` serves it, for tests and measurements before a real server.

    with serve_demo(folder) as demo:
        urlopen(demo.url("thanhson", "/thong-bao/"))

`tests.demo_settings` are the demo's own, with addresses that fail on purpose beside.
"""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

from tests.every_page import Place
from tests.kept_demo import ROOT, copy_demo, run


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass(frozen=True)
class Demo:
    """The served demo: addresses by site key ("" is the portal)."""

    port: int
    env: dict = field(repr=False, default_factory=dict)

    def host(self, key: str = "") -> str:
        return f"{key}.localhost:{self.port}" if key else f"localhost:{self.port}"

    def url(self, key: str = "", path: str = "/") -> str:
        return f"http://{self.host(key)}{path}"

    def fetch(
        self, key: str = "", path: str = "/", method: str = "GET", body: str = "", **headers: str
    ) -> "Answer":
        """One request as a program makes it: no redirect is followed."""
        line = HTTPConnection("127.0.0.1", self.port, timeout=30)
        line.putrequest(
            method, quote(path, safe="/?=&%+:#"), skip_host=True, skip_accept_encoding=True
        )
        sent = {"Host": self.host(key), **headers}
        if body:
            sent["Content-Length"] = str(len(body.encode()))
            sent.setdefault("Content-Type", "application/x-www-form-urlencoded")
        for name, value in sent.items():
            line.putheader(name, value.encode("utf-8"))
        line.endheaders(body.encode() or None)
        response = line.getresponse()
        answer = Answer(response.status, dict(response.getheaders()), response.read())
        line.close()
        return answer

    def list_places(self, *arguments: str) -> list[Place]:
        """Where this demo shows each kind of page (`tests.found_places`)."""
        found = run([sys.executable, "-m", "tests.found_places", *arguments], self.env)
        return [Place(**place) for place in json.loads(found.stdout)]


@contextmanager
def serve_demo(
    folder: Path, *, settings: str = "tests.demo_settings", **environment: str
) -> Iterator[Demo]:
    """Brings the demo into a folder and serves it; `environment` is what it is set by besides."""
    port = free_port()
    env = os.environ | {
        "DATA_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": settings,
        "PORTAL_PORT": str(port),
        **environment,
    }
    env.pop("DATABASE_URL", None)
    copy_demo(folder, port)
    demo = Demo(port, env)
    with serve(demo):
        yield demo


@contextmanager
def serve(demo: Demo, **environment: str) -> Iterator[None]:
    """Serves a demo that is loaded; `environment` says what this server does differently."""
    log = Path(demo.env["DATA_DIR"], f"server-{demo.port}.log").open("a")  # noqa: SIM115
    server = subprocess.Popen(
        [sys.executable, "manage.py", "serve_demo", "--port", str(demo.port)],
        cwd=ROOT,
        env=demo.env | environment,
        stdout=log,
        stderr=log,
    )
    try:
        wait_for(demo.url("", "/khoe/"))
        yield
    finally:
        server.terminate()
        server.wait(timeout=10)
        log.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


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
