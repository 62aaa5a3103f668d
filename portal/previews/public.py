"""Where a preview link leads: the draft as readers will have it, on its own site."""

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import translation
from wagtail.models import Page

from portal.core.models import BasePage
from portal.previews import links
from portal.previews.models import PreviewLink
from portal.sites.documents import open_to_readers
from portal.sites.frame import PortalRequest

# What would make somebody of a reader.
WHO = {"HTTP_COOKIE", "HTTP_AUTHORIZATION"}
HEADERS = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}
logger = logging.getLogger(__name__)


def page_preview(request: PortalRequest, token: str) -> HttpResponse:
    """The draft; its real address once readers have all of it; else what became of the link."""
    link = links.find(token, request.frame)
    draft = links.draft_behind(link, request.frame) if link else None
    response = _show(request, link, draft) if link and draft else None
    if response is None:
        response = _over(request, 410 if link else 404)
    elif link and request.method == "GET":
        PreviewLink.objects.filter(pk=link.pk).count_opening()
    for name, value in HEADERS.items():
        response.headers[name] = value
    return response


def _show(request: PortalRequest, link: PreviewLink, draft: BasePage) -> HttpResponse | None:
    """None where the draft can't be shown as it is."""
    if _is_out(link.page):
        return redirect(draft.full_url)
    with translation.override(translation.get_language()):
        response = draft.make_preview_request(
            _nobody(request), draft.default_preview_mode, {"preview_link": link}
        )
    if response.status_code != 200:
        logger.warning("The draft of page %s can't be shown: %s", draft.pk, response.status_code)
        return None
    response.cookies.clear()
    return response


def _is_out(page: Page) -> bool:
    """Whether readers have the page, and all that is in its draft."""
    return page.live and not page.has_unpublished_changes and bool(open_to_readers([page]))


def _nobody(request: HttpRequest) -> HttpRequest:
    """The same request from who isn't logged in."""
    reader = HttpRequest()
    reader.META = {name: value for name, value in request.META.items() if name not in WHO}
    return reader


def _over(request: HttpRequest, status: int) -> HttpResponse:
    return HttpResponse(render_to_string("previews/over.html", request=request), status=status)
