"""What HTTP promises everywhere: HEAD answers as GET, files come in ranges, `Allow` is true."""

import re

from django.http import FileResponse, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.utils.http import parse_http_date_safe
from wagtail.views import serve as serve_page

from portal.core.methods import methods_of, takes_forms
from portal.sites.middleware import is_admin_path

# Of others: a password that opens a collection or a page.
ASKS_PASSWORD = {"wagtaildocs_authenticate_with_password", "wagtailcore_authenticate_with_password"}
ONE_RANGE = re.compile(r"bytes\s*=\s*([0-9]{0,4000})-([0-9]{0,4000})\s*")
# Numbers with more digits are past the end of any file.
MOST_DIGITS = 18


class HttpMiddleware:
    """Stands before all others, so that what holds here holds for every answer."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not response.streaming and not response.has_header("Content-Length"):
            response.headers["Content-Length"] = str(len(response.content))
        if isinstance(response, FileResponse) and response.status_code == 200:
            response = in_range(request, response)
        return without_body(response) if request.method == "HEAD" else response

    def process_view(self, request, view, args, kwargs):
        """Answers OPTIONS and refuses methods that an address doesn't take.

        Pages of the tree and views that are classes know their own; the admin is Wagtail's.
        """
        is_own = view is serve_page or hasattr(view, "view_class") or hasattr(view, "cls")
        if is_own or is_admin_path(request.path):
            return None
        if request.resolver_match.url_name in ASKS_PASSWORD:
            takes_forms(view)
        allowed = methods_of(view)
        if request.method == "OPTIONS":
            return HttpResponse(headers={"Allow": ", ".join(allowed)})
        return None if request.method in allowed else HttpResponseNotAllowed(allowed)


def without_body(response: HttpResponseBase) -> HttpResponse:
    """The same answer as its head alone."""
    if isinstance(response, HttpResponse):
        response.content = b""
        return response
    head = HttpResponse(status=response.status_code, reason=response.reason_phrase)
    head.headers, head.cookies = response.headers, response.cookies
    return in_place_of(response, head)


def in_place_of(response: HttpResponseBase, other: HttpResponse) -> HttpResponse:
    """Another answer, at whose end what the first one had opened is closed.

    To close the first one here would tell Django that the request is over, and it would close the
    database that the middleware around this one still uses.
    """
    closers = response._resource_closers  # type: ignore[attr-defined]  # private
    other._resource_closers = closers  # type: ignore[attr-defined]
    return other


def in_range(request, response: FileResponse) -> HttpResponseBase:
    """The part of a file that was asked for (206); 416 past its end; else the whole (RFC 9110).

    Several ranges at once get the whole: no reader of documents asks for them.
    """
    file = response.file_to_stream
    if file is None or not response.headers.get("Content-Length", "").isdigit():
        return response
    response.headers["Accept-Ranges"] = "bytes"
    found = ONE_RANGE.fullmatch(request.headers.get("Range", ""))
    if request.method != "GET" or not found or not any(found.groups()):
        return response
    if not _is_still_the_same(request.headers.get("If-Range"), response):
        return response
    size = int(response.headers["Content-Length"])
    first, last = _bounds(found[1], found[2], size)
    if all(found.groups()) and int(found[1]) > int(found[2]):
        return response  # nonsense, to be ignored
    if first > last:
        told = {"Content-Range": f"bytes */{size}", "Content-Length": "0"}
        refused = HttpResponse(status=416, content_type="text/plain", headers=told)
        return in_place_of(response, refused)
    file.seek(first)
    response.streaming_content = _pieces(file, last - first + 1, response.block_size)
    response.status_code = 206
    response.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    response.headers["Content-Length"] = str(last - first + 1)
    return response


def _bounds(start: str, end: str, size: int) -> tuple[int, int]:
    """The first and last byte; an empty span where there is nothing."""
    start, end = start[:MOST_DIGITS], end[:MOST_DIGITS]
    if not start:  # so many from the end
        return max(size - int(end), 0), size - 1 if int(end) else -1
    return int(start), min(int(end), size - 1) if end else size - 1


def _is_still_the_same(validator: str | None, response) -> bool:
    """Whether what the reader has the beginning of is this very file (`If-Range`)."""
    if not validator:
        return True
    if validator.startswith(('"', "W/")):
        return validator == response.headers.get("ETag")
    asked = parse_http_date_safe(validator)
    changed = response.headers.get("Last-Modified")
    return bool(asked and changed) and asked == parse_http_date_safe(changed)


def _pieces(file, length: int, size: int):
    while length > 0 and (piece := file.read(min(size, length))):
        length -= len(piece)
        yield piece
