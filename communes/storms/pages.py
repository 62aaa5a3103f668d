"""The light page: at the home's address while a storm day holds, and at its own."""

from typing import Any

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe
from wagtail.models import Page

from communes.storms.telling import days_of, told
from portal.core.negotiating import wants_linked_data
from portal.sites.frame import Frame, PortalRequest

# `/?day-du=1` is the usual home.
FULL, YES = "day-du", "1"
TEMPLATE = "storms/day.html"
STYLE = "storms/day.css"


def in_place_of_home(
    page: Page, request: PortalRequest, serve_args: Any, serve_kwargs: Any
) -> HttpResponse | None:
    """For Wagtail's hook `before_serve_page`: the light page where a home would be served."""
    frame = request.frame
    if page.pk != frame.root.pk or wants_linked_data(request):
        return None
    days = days_of(frame)
    if not days.notices:
        return None
    frame.understands(FULL, YES)
    if request.GET.get(FULL) == YES:
        return None
    return TemplateResponse(request, TEMPLATE, told(frame, days))


def kept_page(frame: Frame) -> list[tuple[str, str]]:
    """For phones without a line: at all times, so that who opens it as a storm comes keeps it."""
    return [(gettext("Storm day"), reverse("storm_day"))]


def kept_assets() -> list[str]:
    """What its copy on a phone needs to look like itself."""
    return [STYLE]


@require_safe
def storm_page(request: PortalRequest) -> HttpResponse:
    """The same at an address that can be passed on; while no day holds, what to do before one."""
    frame = request.frame
    frame.may_be_kept = True
    days = days_of(frame)
    if days.notices:
        return TemplateResponse(request, TEMPLATE, told(frame, days))
    return TemplateResponse(request, "storms/none.html", {"alerts": "full"})
