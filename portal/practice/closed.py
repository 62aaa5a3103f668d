"""What the practice area says to who is not let in."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from portal.core.hints import Text


def choose_url() -> str:
    """Where the real portal offers the roles."""
    return settings.PRACTICE_HOME + reverse("practice_choose")


def closed_page(request: HttpRequest, reason: Text = "", status: int = 403) -> HttpResponse:
    """A page with the reason and the way back to the real portal; it asks no database."""
    reason = reason or _("To practise, log in to the real portal and press “Practise”.")
    context = {"reason": reason, "choose_url": choose_url()}
    response = render(request, "practice/closed.html", context, status=status)
    add_never_cache_headers(response)
    return response
