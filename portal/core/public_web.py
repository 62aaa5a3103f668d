"""Asking addresses that an officer typed, without being led into a private network.

The name is resolved once, each address looked at, and the connection made to that very address:
a name that answers otherwise a moment later changes nothing. Redirects pass the same door.
"""

import ipaddress
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPConnection, HTTPException
from threading import Timer
from urllib.parse import quote, urljoin, urlsplit

from django.conf import settings

SECONDS = 15.0
MOST_BYTES = 512 * 1024
MOST_REDIRECTS = 5
PORTS = {"http": 80, "https": 443}
_REDIRECTS = (301, 302, 303, 307, 308)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class UnsafeAddress(Exception):
    """The address is none of the public web; says what is wrong in a word."""


class NoAnswer(Exception):
    """Nobody answered; says why in a word: "time-out", "dns", "redirects", "connection"."""


@dataclass(frozen=True)
class Answer:
    """What came: its address after redirects and at most `MOST_BYTES` of its body; `location` is
    where it leads on to, "" for nowhere."""

    url: str
    status: int
    text: str
    location: str = ""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, or named by the settings."""
    if address in settings.PUBLIC_WEB_ALSO:
        return True
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        # Addresses that carry one of the other kind within.
        if ip.ipv4_mapped:
            return is_public(str(ip.ipv4_mapped))
        if ip.sixtofour or ip.teredo or ip in _NAT64:
            return False
    return ip.is_global and not ip.is_multicast


def fetch(url: str, agent: str, may_ask: Callable[[str], bool] = lambda url: True) -> Answer | None:
    """Follows an address; None where `may_ask` forbids it or a redirect on the way.

    Raises UnsafeAddress or NoAnswer.
    """
    headers = {"User-Agent": agent, "Accept": "text/html,*/*;q=0.5"}
    for _hop in range(MOST_REDIRECTS + 1):
        place = _checked(url)
        if not may_ask(url):
            return None
        answer = _ask(url, place, "GET", None, headers)
        if answer.status not in _REDIRECTS or not answer.location:
            return answer
        url = urljoin(url, answer.location)
    raise NoAnswer("redirects")


def post(url: str, body: bytes, headers: dict[str, str]) -> Answer:
    """Sends something to an address and to no other: no redirect is followed.

    Raises UnsafeAddress, or NoAnswer: "dns" and "refused" where certainly nothing was sent.
    """
    return _ask(url, _checked(url), "POST", body, headers)


Place = tuple[str, int, str]


def _checked(url: str) -> Place:
    """Host, port and the one address to connect to."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or PORTS.get(parts.scheme, 0)
        name = host if ":" in host else host.encode("idna").decode()
    except ValueError:
        raise UnsafeAddress("address") from None
    if parts.scheme not in PORTS or not name:
        raise UnsafeAddress("scheme")
    if port not in settings.PUBLIC_WEB_PORTS:
        raise UnsafeAddress("port")
    try:
        found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NoAnswer("dns") from None
    addresses = [str(one[4][0]).partition("%")[0] for one in found]
    if not addresses:
        raise NoAnswer("dns")
    if not all(map(is_public, addresses)):
        raise UnsafeAddress("private")
    return name, port, addresses[0]


class _Connection(HTTPConnection):
    """To an address that was looked at, whatever the name says by now."""

    def __init__(self, host: str, port: int, address: str, is_secure: bool):
        super().__init__(host, port, timeout=SECONDS)
        self.address, self.is_secure, self.is_over = address, is_secure, False
        self.default_port = PORTS["https" if is_secure else "http"]

    def connect(self) -> None:
        sock = socket.create_connection((self.address, self.port), self.timeout)
        self.sock = sock
        if self.is_secure:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(sock, server_hostname=self.host)

    def stop(self) -> None:
        """Ends a talk that drips: the time-out of a socket is for each piece alone."""
        self.is_over = True
        with suppress(OSError, AttributeError):
            self.sock.shutdown(socket.SHUT_RDWR)


def _ask(
    url: str, place: Place, method: str, body: bytes | None, headers: dict[str, str]
) -> Answer:
    parts = urlsplit(url)
    target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    target += f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?[]')}" if parts.query else ""
    connection = _Connection(*place, is_secure=parts.scheme == "https")
    watch = Timer(SECONDS, connection.stop)
    watch.daemon = True
    watch.start()
    try:
        try:
            connection.connect()
        except ConnectionRefusedError:
            raise NoAnswer("refused") from None
        connection.request(method, target, body, headers | {"Accept-Encoding": "identity"})
        answer = connection.getresponse()
        content = answer.read(MOST_BYTES)
        if connection.is_over:
            raise NoAnswer("time-out")
        location = answer.headers.get("Location", "")
        return Answer(url, answer.status, _decoded(content, answer.headers), location)
    except (OSError, HTTPException, ValueError) as error:
        is_late = connection.is_over or isinstance(error, TimeoutError)
        raise NoAnswer("time-out" if is_late else "connection") from None
    finally:
        watch.cancel()
        connection.close()


def _decoded(content: bytes, headers: Message) -> str:
    """The text of a body, by the charset that its headers name."""
    with suppress(LookupError):
        return content.decode(headers.get_content_charset() or "utf-8", "replace")
    return content.decode("utf-8", "replace")
