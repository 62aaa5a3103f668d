"""Where searches are answered: what `SEARCH_URL` says.

    elasticsearch+https://user:password@host1:9200,host2:9200/portal?ca=/etc/ssl/search.pem
    opensearch+http://127.0.0.1:9200/portal

Without it the database in use answers. The settings import this module: nothing here needs models.
"""

import re
from dataclasses import dataclass, field
from ipaddress import IPv6Address
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

CLUSTERS = ("elasticsearch", "opensearch")
LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_EXAMPLE = "elasticsearch+https://user:password@host1:9200,host2:9200/portal?ca=/path/to/ca.pem"


@dataclass(frozen=True)
class Connection:
    """An engine and how to reach it; a database has no hosts.

    `prefix` begins the names of its indexes; `timeout` is what a search may cost, in seconds,
    also where a host is dead.
    """

    engine: str
    hosts: tuple[str, ...] = ()
    user: str = ""
    password: str = field(default="", repr=False)
    api_key: str = field(default="", repr=False)
    ca: str = ""
    prefix: str = "portal"
    timeout: float = 1.0

    @property
    def is_cluster(self) -> bool:
        return self.engine in CLUSTERS


def wrong(what: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"SEARCH_URL: {what} Example: {_EXAMPLE}")


def read_search_url(url: str, database: str) -> Connection:
    """The connection that `url` describes; "": the `database` in use (sqlite, postgresql)."""
    if not url:
        return Connection(database)
    # By hand: what urlsplit makes of several hosts differs from one Python to the next.
    address, _mark, query = url.partition("?")
    start, _slashes, address = address.partition("://")
    netloc, _slash, path = address.partition("/")
    engine, _plus, scheme = start.lower().partition("+")
    if engine not in CLUSTERS or scheme not in ("http", "https"):
        raise wrong(
            "begin it with elasticsearch+https://, elasticsearch+http://, opensearch+https:// or "
            "opensearch+http://, or leave it empty for the database."
        )
    login, _at, hosts = netloc.rpartition("@")
    user, colon, password = login.partition(":")
    connection = Connection(
        engine,
        tuple(_host(host, scheme) for host in hosts.split(",")),
        unquote(user),
        unquote(password),
        prefix=path.strip("/") or Connection.prefix,
        **_options(query),
    )
    if bool(connection.user) != bool(connection.password):
        raise wrong("write user and password, user:password@, or neither.")
    _check(connection, scheme)
    return connection


def _host(text: str, scheme: str) -> str:
    """A host with its port: `a.vn`, `10.0.0.1:9200`, `[::1]:9200`."""
    found = re.fullmatch(r"(?P<name>[\w.\-]+|\[(?P<v6>[^\]]+)\])(:(?P<port>\d{1,5}))?", text)
    if not found:
        raise wrong(f"“{text}” is no host or host:port; separate several with commas.")
    port = int(found["port"] or (443 if scheme == "https" else 9200))
    if not 0 < port < 65536:
        raise wrong(f"“{text}” is no host:port (ports are 1 to 65535).")
    try:
        name = f"[{IPv6Address(found['v6'])}]" if found["v6"] else found["name"].lower()
    except ValueError as error:
        raise wrong(f"“{text}” is no host:port ({error}).") from error
    return f"{scheme}://{name}:{port}"


def _options(query: str) -> dict:
    """What stands behind the question mark."""
    options: dict[str, Any] = {name: values[-1] for name, values in parse_qs(query).items()}
    if unknown := options.keys() - {"ca", "api_key", "timeout"}:
        raise wrong(f"“{sorted(unknown)[0]}” is unknown; ca, api_key and timeout are known.")
    if "timeout" in options:
        try:
            options["timeout"] = float(options["timeout"])
        except ValueError as error:
            raise wrong("timeout is a number of seconds, such as 1.5.") from error
        if not 0.1 <= options["timeout"] <= 30:
            raise wrong("timeout lies between 0.1 and 30 seconds.")
    return options


def _check(connection: Connection, scheme: str) -> None:
    """Refuses what can't work, and what would send secrets in the clear."""
    secret = connection.api_key or connection.password
    if not re.fullmatch(r"[a-z][a-z0-9_-]{0,40}", connection.prefix):
        raise wrong("the path names the indexes: small letters, digits, - and _, such as /portal.")
    if connection.api_key and connection.password:
        raise wrong("write user:password@ or api_key=, not both.")
    if connection.api_key and connection.engine == "opensearch":
        raise wrong("OpenSearch knows no API keys; write user:password@.")
    if connection.ca and scheme == "http":
        raise wrong("a CA (ca=) is for https.")
    if connection.ca and not Path(connection.ca).is_file():
        raise wrong(f"ca= names a file that isn't there: {connection.ca}.")
    hosts = {urlsplit(host).hostname for host in connection.hosts}
    if secret and scheme == "http" and hosts - LOOPBACK:
        raise wrong("a password or key over http can be read on the way; write +https://.")


def wagtail_backends(connection: Connection, database: str) -> dict[str, dict]:
    """`WAGTAILSEARCH_BACKENDS`: beside a cluster the database is kept up to date, to step in."""
    backends = {"default": {"BACKEND": f"search.backends.{database}"}}
    if connection.is_cluster:
        backends["database"] = backends["default"]
        backends["default"] = {"BACKEND": f"search.backends.{connection.engine}"}
    return backends
