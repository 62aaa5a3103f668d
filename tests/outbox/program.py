"""A program of others that is told of something over HTTP."""

import hashlib
import hmac
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@dataclass
class Program:
    """Where it listens, what it says, and what it was sent: (headers, body), and to which path."""

    url: str
    port: int
    status: int = 200
    got: list = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    # Before it answers.
    happens: Callable[[], None] = lambda: None

    @property
    def events(self) -> list[dict]:
        return [json.loads(body) for _headers, body in self.got]


def is_signed(secret: str, headers, body: bytes) -> bool:
    """As docs/webhooks.md tells who writes a program."""
    parts = dict(part.split("=", 1) for part in headers["X-Portal-Signature"].split(","))
    told = hmac.new(secret.encode(), f"{parts['t']}.".encode() + body, hashlib.sha256)
    return hmac.compare_digest(told.hexdigest(), parts["v1"])


@contextmanager
def listening() -> Iterator[Program]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            told.got.append((self.headers, body))
            told.paths.append(self.path)
            told.happens()
            self.send_response(told.status)
            if told.status in (301, 302, 307):
                self.send_header("Location", f"{told.url}khac")
            self.end_headers()

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    port = server.server_address[1]
    told = Program(f"http://127.0.0.1:{port}/tin/", port)
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
