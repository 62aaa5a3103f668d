"""Links are looked at without being led into a private network."""

import socket

import pytest

from portal.core import public_web
from products.shops.checking import Checker, said_in
from products.shops.models import Status
from tests.shops.conftest import _Shop

WORDS = "Sản phẩm đã ngừng bán"


@pytest.mark.parametrize(
    ("path", "status", "detail"),
    [
        ("/san-pham", Status.OK, "200"),
        ("/404", Status.DEAD, "404"),
        ("/410", Status.DEAD, "410"),
        ("/500", Status.DEAD, "500"),
        ("/403", Status.REFUSED, "403"),
        ("/429", Status.REFUSED, "429"),
        ("/vong", Status.DEAD, "redirects"),
        ("/cham", Status.SLOW, "time-out"),
        ("/nho-giot", Status.SLOW, "time-out"),
        ("/het", Status.SOLD_OUT, WORDS),
        ("/an", Status.OK, "200"),
        ("/to", Status.OK, "200"),
        ("/toi?/san-pham", Status.OK, "200"),
        ("/cam/san-pham", Status.ROBOTS, "robots.txt"),
        ("/toi?/cam/san-pham", Status.ROBOTS, "robots.txt"),
        ("/toi?http://10.0.0.1/", Status.UNSAFE, "private"),
        ("/toi?http://169.254.169.254/latest", Status.UNSAFE, "private"),
        ("/toi?http://[::1]/", Status.UNSAFE, "private"),
        ("/toi?http://shop.test:22/", Status.UNSAFE, "port"),
        ("/toi?file:///etc/passwd", Status.UNSAFE, "scheme"),
    ],
)
def test_each_answer_has_its_meaning(shop, path, status, detail):
    assert Checker(pause=0).check(shop + path, WORDS) == (status, detail)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1"]
    + ["0.0.0.0", "224.0.0.1", "::1", "fe80::1", "fc00::1", "::ffff:127.0.0.1"]  # noqa: S104
    + ["64:ff9b::7f00:1", "2002:7f00:1::"],
)
def test_no_private_address_is_public(address):
    assert not public_web.is_public(address)


def test_public_addresses_are_public():
    assert public_web.is_public("8.8.8.8") and public_web.is_public("2606:4700::1111")


def test_a_name_that_leads_to_a_private_address_is_refused(monkeypatch):
    def resolve(name, port, **kwargs):
        return [(socket.AF_INET, 1, 6, "", (ip, port)) for ip in ("8.8.8.8", "10.0.0.5")]

    monkeypatch.setattr(public_web.socket, "getaddrinfo", resolve)
    monkeypatch.setattr(
        public_web.socket, "create_connection", lambda *a, **k: pytest.fail("asked")
    )
    assert Checker(pause=0).check("http://lua.example/") == (Status.UNSAFE, "private")


def test_the_connection_goes_to_the_address_that_was_looked_at(monkeypatch):
    answers = iter(["8.8.8.8", "127.0.0.1"])

    def resolve(name, port, **kwargs):
        return [(socket.AF_INET, 1, 6, "", (next(answers), port))]

    asked = []

    def connect(address, timeout):
        asked.append(address)
        raise OSError

    monkeypatch.setattr(public_web.socket, "getaddrinfo", resolve)
    monkeypatch.setattr(public_web.socket, "create_connection", connect)
    with pytest.raises(public_web.NoAnswer):
        public_web.fetch("http://lua.example/", "tests")
    assert asked == [("8.8.8.8", 80)]


def test_who_asks_says_so_and_reads_the_rules_once(shop):
    checker = Checker(pause=0)
    checker.check(f"{shop}/a")
    checker.check(f"{shop}/b")
    assert [path for path, _agent in _Shop.seen] == ["/robots.txt", "/a", "/b"]
    assert all(agent.startswith("portal-link-check/1.0 (+https://") for _path, agent in _Shop.seen)


def test_a_host_is_left_in_peace_between_questions(shop, monkeypatch):
    waits = []
    monkeypatch.setattr("products.shops.checking.time.sleep", waits.append)
    Checker(pause=5).check(f"{shop}/a")
    assert len(waits) == 1 and 4 < waits[0] <= 5


def test_words_are_found_without_marks_and_only_whole():
    assert said_in("<p>san pham da ngung ban.</p>", WORDS) == WORDS
    assert said_in("<p>Sản phẩm đã ngừng bánh</p>", WORDS) == ""
