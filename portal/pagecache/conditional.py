"""Answers that proxies and feed readers may keep, and ask about again for nothing."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import SimpleTemplateResponse
from django.utils.cache import get_conditional_response, patch_cache_control, set_response_etag
from django.utils.http import parse_http_date_safe
from django.views.decorators.http import require_safe

Answer = TypeVar("Answer", bound=HttpResponseBase)
# In seconds, for `kept_for`.
MINUTE, HOUR, DAY = 60, 60 * 60, 24 * 60 * 60


def conditional(request: HttpRequest, response: HttpResponse, max_age: int) -> HttpResponse:
    """The answer with an ETag and how long it is fresh (seconds), or a 304 where it is known."""
    if response.status_code != 200:
        return response
    if isinstance(response, SimpleTemplateResponse) and not response.is_rendered:
        response.render()
    patch_cache_control(response, public=True, max_age=max_age)
    set_response_etag(response)
    changed = response.headers.get("Last-Modified")
    answer = get_conditional_response(
        request,
        # None for an empty answer.
        etag=response.headers.get("ETag"),
        last_modified=parse_http_date_safe(changed) if changed else None,
        response=response,
    )
    return answer or response


def kept_for(max_age: int) -> Callable:
    """Decorates a view that only answers GET and HEAD, as `conditional` does."""

    def decorate(view: Callable) -> Callable:
        @require_safe
        @wraps(view)
        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            return conditional(request, view(request, *args, **kwargs), max_age)

        return inner

    return decorate


def for_one_reader(response: Answer) -> Answer:
    """The same answer, kept out of every cache and search engine: it hangs on a code or a form."""
    patch_cache_control(response, private=True, no_store=True)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
