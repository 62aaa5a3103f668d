"""Errors of the API, told as problem details."""

from django.http import Http404
from rest_framework import exceptions, status
from rest_framework.response import Response

from portal.core.problems import CONTENT_TYPE, problem


class WrongParameters(exceptions.APIException):
    """Something in the query string has no meaning here.

    `errors` are dicts with `parameter`, `message` and, where the choices are few, `allowed`.
    """

    status_code: int = status.HTTP_400_BAD_REQUEST

    def __init__(self, errors: list[dict], status_code: int = status.HTTP_400_BAD_REQUEST):
        super().__init__()
        self.errors, self.status_code = errors, status_code


def wrong(parameter: str, message: str, allowed: list | None = None) -> dict:
    """One entry of `WrongParameters.errors`."""
    return {"parameter": parameter, "message": message} | ({"allowed": allowed} if allowed else {})


def answer_exception(exc: Exception, context: dict) -> Response | None:
    """REST framework's exception handler: None leaves real faults to Django's own."""
    if isinstance(exc, Http404):
        exc = exceptions.NotFound()
    if not isinstance(exc, exceptions.APIException):
        return None
    headers = {}
    if wait := getattr(exc, "wait", None):  # too many requests
        headers["Retry-After"] = str(int(wait))
    body = problem(exc.status_code, getattr(exc, "errors", None))
    return Response(body, exc.status_code, headers=headers, content_type=CONTENT_TYPE)
