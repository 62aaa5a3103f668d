"""A kept page, under which key it stands, and which answers may be kept."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.utils import timezone
from django.utils.http import quote_etag

from portal.core.models.stamps import Name
from portal.core.negotiating import wants_linked_data
from portal.pagecache.stamps import Stamps

if TYPE_CHECKING:
    from portal.sites.frame import PortalRequest

# More choices at once than people make, or a longer address: nobody asks twice.
MAX_PARAMETERS = 2
MAX_LENGTH = 400
MAX_BODY = 300_000
# What others hang on a shared address; the page is the same without it.
TRACKERS = frozenset({"fbclid", "gclid", "zarsrc", "zclid", "mibextid", "igshid"})


@dataclass(frozen=True)
class Entry:
    """A page as its readers get it, with what it depends on."""

    body: bytes
    headers: list[tuple[str, str]]
    stamps: dict[Name, int]
    until: datetime

    def is_true(self, stamps: Stamps) -> bool:
        return timezone.now() < self.until and stamps.fit(self.stamps)

    def answer(self) -> HttpResponse:
        response = HttpResponse(self.body)
        del response.headers["Content-Type"]
        for name, value in self.headers:
            response.headers[name] = value
        return response


@cache
def release() -> str:
    """Tells this version of the code from others, which may share the cache while it is rolled out.

    Read from what is in the templates, catalogues, modules and data files, once in a process: two
    servers with the same code share it, wherever and whenever each was set up. (The manifest of
    static files would not know a template that changed.)
    """
    digest = hashlib.sha256()
    root = Path(settings.BASE_DIR)
    for folder in ("portal", "communes", "products", "home", "search", "locale"):
        for path in sorted(Path(root, folder).rglob("*")):
            if path.suffix in {".py", ".toml", ".html", ".mo", ".css", ".js", ".svg"}:
                digest.update(f"{path.relative_to(root)}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def without_trackers(request: HttpRequest) -> None:
    """Takes out of the address what networks add to it, before anyone reads it."""
    query = request.META.get("QUERY_STRING", "")
    if not query:
        return
    pairs = query.split("&")
    kept = [
        pair
        for pair in pairs
        if pair.partition("=")[0] not in TRACKERS and not pair.startswith("utm_")
    ]
    if len(kept) < len(pairs):
        request.META["QUERY_STRING"] = "&".join(kept)


def parameters_of(request: HttpRequest) -> list[tuple[str, str]]:
    return parse_qsl(request.META.get("QUERY_STRING", ""), keep_blank_values=True)


def key_of(request: HttpRequest, stamps: Stamps) -> str | None:
    """Where a request's page stands; None where its address is none that is kept.

    The host is part of it, as pages write their own address; a port that isn't the
    site's would be another page for each of 65,536. Who asks for JSON-LD never gets what was
    kept for who asks for a page, nor the other way round.
    """
    host = request._get_raw_host().lower()  # type: ignore[attr-defined]  # private
    port = split_domain_port(host)[1]
    if stamps.site_id is None or port not in {"", "80", "443", str(stamps.port)}:
        return None
    parameters = parameters_of(request)
    if len(parameters) > MAX_PARAMETERS:
        return None
    address = f"{request.scheme}://{host}{request.path}?{urlencode(sorted(parameters))}"
    if len(address) > MAX_LENGTH:
        return None
    if wants_linked_data(request):
        address += " ld+json"
    digest = hashlib.sha256(address.encode()).hexdigest()[:40]
    return f"{release()}:{stamps.site_id}:{digest}"


def is_public(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether this answer is a page that is the same for every reader."""
    frame = getattr(request, "frame", None)
    control = response.headers.get("Cache-Control", "")
    return (
        frame is not None
        and frame.may_be_kept
        and response.status_code == 200
        and not response.streaming
        and not response.cookies
        and "Cookie" not in response.headers.get("Vary", "")
        and not any(word in control for word in ("private", "no-store", "no-cache"))
    )


def is_understood(request: "PortalRequest") -> bool:
    """Whether all that the address asks for are choices that the page itself offers."""
    asked = parameters_of(request)
    return len(dict(asked)) == len(asked) and set(asked) <= request.frame.understood


def etag_of(body: bytes) -> str:
    return quote_etag(hashlib.sha256(body).hexdigest()[:32])


def keep(key: str, request: "PortalRequest", response: HttpResponse, until: datetime) -> None:
    """Keeps a page until it ends; one that is too large is left out."""
    seconds = (until - timezone.now()).total_seconds()
    if seconds <= 0 or len(response.content) > MAX_BODY:
        return
    entry = Entry(response.content, list(response.items()), request.frame.depends_on(), until)
    caches["pages"].set(key, entry, seconds)


def find(key: str, stamps: Stamps) -> Entry | None:
    """The page kept under a key while nothing that it shows has changed."""
    entry = caches["pages"].get(key)
    return entry if entry and entry.is_true(stamps) else None
