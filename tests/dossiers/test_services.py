"""The client of a province's service, before a server that behaves as badly as some do."""

import json
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import monotonic, sleep

import pytest

from communes.dossiers.services import over_http
from communes.dossiers.services.interface import NoStatus, Trouble
from communes.dossiers.services.over_http import HttpService
from communes.dossiers.services.states import LOOKS, State, state_called

CODE = "H41.12.34-260105-0007"
GOOD = {"state": "Đang xử lý", "office": "Một cửa", "received_on": "2026-01-05T08:00:00"}


class Handler(BaseHTTPRequestHandler):
    """Answers as `server.act` says."""

    def do_GET(self):
        self.server.asked.append((self.path, self.headers.get("Authorization")))
        self.server.act(self)

    def log_message(self, *args):
        """Quiet."""

    def give(self, content: bytes, status=200, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)


@pytest.fixture
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads, server.asked = True, []
        server.act = lambda handler: handler.give(json.dumps(GOOD).encode())
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()


def ask(server, seconds=2.0, key=""):
    url = f"http://127.0.0.1:{server.server_port}/v1/{{code}}"
    return HttpService(url, key, seconds).status_of(CODE)


def trouble(server, **kwargs) -> Trouble:
    with pytest.raises(NoStatus) as caught:
        ask(server, **kwargs)
    # What a report of the error would show.
    assert "260105" not in str(caught.value) and caught.value.__suppress_context__ in (True, False)
    return caught.value.trouble


def test_a_good_answer_is_read(server):
    status = ask(server, key="k3y")
    assert (status.state, status.office) == (State.WORKING, "Một cửa")
    assert (status.received_on, status.due_on) == (date(2026, 1, 5), None)
    assert server.asked == [(f"/v1/{CODE}", "Bearer k3y")]


@pytest.mark.parametrize("status", [404, 410])
def test_an_unknown_code_is_one(server, status):
    server.act = lambda handler: handler.give(b"no", status)
    assert trouble(server) is Trouble.UNKNOWN


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"<html>", b"null", b"[]", b"{}", b'{"state": null}', b'{"state": "khac"}'),
        *(b"\xff\xfe\x00", b"[" * 60_000, b'{"state": ["received"]}'),
    ],
)
def test_an_answer_that_tells_nothing_is_silence(server, content):
    server.act = lambda handler: handler.give(content)
    assert trouble(server) is Trouble.SILENT


@pytest.mark.parametrize("status", [400, 401, 403, 429, 500, 503])
def test_an_error_is_silence(server, status):
    server.act = lambda handler: handler.give(b"{}", status)
    assert trouble(server) is Trouble.SILENT


def test_a_code_is_carried_to_no_other_address(server):
    server.act = lambda handler: handler.give(b"", 302, Location="/else/")
    assert trouble(server) is Trouble.SILENT
    assert len(server.asked) == 1


def test_odd_fields_are_left_out(server):
    told = {"state": "ready", "office": 7, "received_on": "hôm qua", "due_on": 20260105}
    server.act = lambda handler: handler.give(json.dumps(told).encode())
    status = ask(server)
    assert (status.state, status.office) == (State.READY, "")
    assert status.received_on is None and status.due_on is None


def test_a_long_answer_is_cut_off(server):
    server.act = lambda handler: handler.give(b" " * (over_http.MOST_BYTES + 9000) + b"{}")
    assert trouble(server) is Trouble.SILENT


def test_nobody_waits_for_a_silent_server_or_one_that_drips(server):
    def drip(handler):
        handler.send_response(200)
        handler.end_headers()
        for _piece in range(40):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            sleep(0.1)

    for act in (lambda handler: sleep(3), drip):
        server.act = act
        began = monotonic()
        assert trouble(server, seconds=0.4) is Trouble.SILENT
        assert monotonic() - began < 2


def test_a_server_that_is_not_there_is_silence(server):
    url = "http://127.0.0.1:1/{code}"
    with pytest.raises(NoStatus) as caught:
        HttpService(url).status_of(CODE)
    assert caught.value.trouble is Trouble.SILENT


@pytest.mark.parametrize("url", ["file:///etc/passwd?{code}", "https://dvc.example/", "demo2"])
def test_an_address_without_a_place_for_the_code_is_refused(url):
    with pytest.raises(ValueError, match="DOSSIER_STATUS_URL"):
        HttpService(url)


def test_states_are_known_however_a_service_writes_them():
    for word in ("Đang xử lý", "DANG_XU_LY", "dang-xu-ly", "processing", "Đang xử lý"):
        assert state_called(word) is State.WORKING, word
    assert state_called("") is state_called("x" * 999) is None
    assert set(LOOKS) == set(State)
