"""A marketplace of the tests: a server whose pages are as bad as those of the web."""

import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from portal.core import public_web


class _Shop(BaseHTTPRequestHandler):
    seen: list = []

    def do_GET(self):
        self.seen.append((self.path, self.headers["User-Agent"]))
        path = self.path
        if path == "/robots.txt":
            return self._say(200, "User-agent: *\nDisallow: /cam/")
        if path == "/cham":
            time.sleep(1.5)
        if path == "/nho-giot":
            self.send_response(200)
            self.end_headers()
            with suppress(OSError):
                for _drop in range(40):
                    self.wfile.write(b"a")
                    time.sleep(0.1)
            return None
        if path == "/vong":
            return self._say(302, "", Location="/vong")
        if path.startswith("/toi?"):
            return self._say(302, "", Location=path.partition("?")[2])
        if path == "/het":
            return self._say(200, "<script>x</script><p>Sản phẩm ĐÃ <b>NGỪNG BÁN</b></p>")
        if path == "/an":
            return self._say(200, "<script>'sản phẩm đã ngừng bán'</script><p>Mua ngay</p>")
        if path == "/to":
            return self._say(200, "a" * 3_000_000)
        status = int(path[1:]) if path[1:].isdigit() else 200
        return self._say(status, "<p>Mua ngay</p>")

    def _say(self, status, text, **headers):
        data = text.encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(data)

    def log_message(self, *args):
        pass


@pytest.fixture
def shop(monkeypatch, settings):
    """Its address on loopback, which is public for the tests that ask for it; `seen` requests."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Shop)
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    port = server.server_address[1]
    settings.PUBLIC_WEB_PORTS = (80, 443, port)
    really = public_web.socket.getaddrinfo

    def resolve(name, *args, **kwargs):
        return really("127.0.0.1" if name == "shop.test" else name, *args, **kwargs)

    monkeypatch.setattr(public_web.socket, "getaddrinfo", resolve)
    allowed = public_web.is_public
    # Only the server's own address, and not by the name "127.0.0.1" in a redirect to port 80.
    monkeypatch.setattr(public_web, "is_public", lambda ip: ip == "127.0.0.1" or allowed(ip))
    monkeypatch.setattr(public_web, "SECONDS", 0.6)
    _Shop.seen.clear()
    yield f"http://shop.test:{port}"
    server.shutdown()
    server.server_close()
