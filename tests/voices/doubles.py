"""Voices for tests: one that needs no program, a service, and marks for what needs programs."""

import json
import os
import shutil
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from communes.voices import encoding, tasks
from communes.voices.encoding import Encoded

PROGRAMS = ("espeak-ng", "ffmpeg", "ffprobe")
LACKING = [name for name in PROGRAMS if shutil.which(name) is None]
# CI has both and sets this: there a missing program is a failure.
needs_programs = pytest.mark.skipif(
    bool(LACKING) and os.environ.get("VOICES") != "required",
    reason=f"not installed: {', '.join(LACKING)}",
)


class Parrot:
    """Says the text itself; `said` is all it was given."""

    name = "parrot"

    def __init__(self):
        self.said: list[str] = []

    def say(self, text: str) -> bytes:
        self.said.append(text)
        return b"RIFF....WAVE" + text.encode()


@pytest.fixture
def parrot(monkeypatch) -> Parrot:
    """A voice, and an encoding, of their own: files hold what was said."""
    voice = Parrot()
    monkeypatch.setattr(tasks, "chosen_voice", lambda: voice)
    monkeypatch.setattr("communes.voices.adapters.chosen_voice", lambda: voice)
    monkeypatch.setattr(tasks, "encode", lambda sound: Encoded(b"ID3" + sound, b"OggS" + sound, 7))
    monkeypatch.setattr(encoding, "is_there", lambda name: True)
    return voice


@contextmanager
def service(answer: bytes = b"", status: int = 200, wait=None):
    """A voice over HTTP; gives its address and what it was asked."""
    asked: list[tuple[dict, dict]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append((dict(self.headers), body))
            if wait:
                wait.wait(5)
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("Location", "http://127.0.0.1:1/")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *args):
            """Silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/doc", asked
    finally:
        server.shutdown()
        server.server_close()
