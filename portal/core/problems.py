"""What programs are told that can't have what they asked for: problem details (RFC 9457)."""

import re

from django.conf import settings
from django.http import JsonResponse
from django.utils.translation import gettext as _

CONTENT_TYPE = "application/problem+json"
_API_PATH = re.compile(rf"^/(?:(?:{'|'.join(code for code, _name in settings.LANGUAGES)})/)?api/")


def is_api_path(path: str) -> bool:
    """Whether programs read this address, so that errors come as JSON too."""
    return bool(_API_PATH.match(path))


def problem(code: int, errors: list[dict] | None = None, detail: str = "") -> dict:
    """The body of an error, in the reader's language."""
    titles = {
        400: _("This request can't be understood"),
        403: _("This is not open"),
        404: _("There is nothing at this address"),
        405: _("This API can only be read"),
        429: _("Too many requests"),
    }
    details = {
        400: _("Check the address and its parameters."),
        404: _("The page “Open data” lists every address."),
        405: _("Use GET, HEAD or OPTIONS."),
        429: _("Wait a little, then ask again."),
    }
    if errors:
        detail = " ".join(f"{error['parameter']}: {error['message']}" for error in errors)
    body = {
        "title": titles.get(code) or _("The server could not answer"),
        "status": code,
        "detail": detail or details.get(code) or _("Try again in a few minutes."),
    }
    return body | ({"errors": errors} if errors else {})


def problem_response(code: int) -> JsonResponse:
    """An error that Django finds outside the API's views, such as an unknown language."""
    response = JsonResponse(
        problem(code),
        status=code,
        content_type=CONTENT_TYPE,
        json_dumps_params={"ensure_ascii": False},
    )
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
