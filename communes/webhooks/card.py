"""The card of a notice's screen “Các kênh”: which programs were told."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from communes.announcements.channels import Channel
from communes.announcements.models import AnnouncementPage
from communes.outbox.cards import lines_of, state_of
from communes.webhooks.models import Webhook
from communes.webhooks.way import NAME
from portal.core.hints import Text


def told(request: HttpRequest, notice: AnnouncementPage, site: Site) -> tuple[Text, dict[str, Any]]:
    """Its messages, and the programs of the site by name; two queries."""
    lines = lines_of(notice.translation_key, site, NAME)
    programs = list(Webhook.objects.filter(site=site, is_on=True).values_list("name", flat=True))
    state = state_of(notice, lines, gettext("No program was told"))
    return state, {"lines": lines, "programs": programs}


def channel() -> Channel:
    """Programs among the ways that a notice goes out."""
    return Channel(
        name=NAME,
        label=_("Programs of others"),
        icon="resubmit",
        order=45,
        template="webhooks/admin/channel.html",
        told=told,
    )
