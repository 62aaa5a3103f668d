"""The buttons of a mailing: stop, go on, send again."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.permissions import policy_registry

from communes.outbox import steps
from communes.outbox.models import Mailing
from communes.outbox.ways import ways


@require_POST
def step(request: Any, pk: int, do: Callable[[Mailing, Any], str]) -> HttpResponse:
    """For who may change mailings of its site; the same answer to others as for no mailing."""
    mailing = get_object_or_404(Mailing.objects.select_related("site"), pk=pk)
    policy = policy_registry.get_by_type(Mailing)
    if not policy.user_has_permission_for_instance(request.user, "change", mailing):
        raise Http404
    messages.success(request, do(mailing, request.user))
    screens = (way.screen(mailing.subject) for way in ways() if way.name == mailing.way)
    screen = next(screens, "")
    return redirect(f"{screen}#{mailing.way}" if screen else reverse("wagtailadmin_home"))


def _stop(mailing: Mailing, user: Any) -> str:
    steps.stop(mailing, user)
    return _("Stopped: what was not sent yet waits.")


def _go_on(mailing: Mailing, user: Any) -> str:
    steps.go_on(mailing, user)
    return _("It goes on: what waited is being sent.")


def _again(mailing: Mailing, user: Any) -> str:
    count = steps.send_again(mailing, user)
    return ngettext(
        "%(count)s message is being sent again.", "%(count)s messages are being sent again.", count
    ) % {"count": count}


def urls() -> list:
    """Below the admin."""
    way = "hop-thu-di/<int:pk>/"
    return [
        path(f"{way}dung/", step, {"do": _stop}, name="outbox_stop"),
        path(f"{way}tiep/", step, {"do": _go_on}, name="outbox_continue"),
        path(f"{way}gui-lai/", step, {"do": _again}, name="outbox_again"),
    ]
