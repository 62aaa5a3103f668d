"""The card of a notice's screen “Các kênh”: how far its mails are, and how many want any."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from communes.announcements.channels import Channel
from communes.announcements.models import AnnouncementPage
from communes.outbox.cards import lines_of, state_of
from communes.subscriptions.models import Subscription
from communes.subscriptions.way import NAME
from portal.core.formatting import number
from portal.core.hints import Text


def told(request: HttpRequest, notice: AnnouncementPage, site: Site) -> tuple[Text, dict[str, Any]]:
    """Its mailings, and the number of subscribers of the site, never who they are; two queries."""
    lines = lines_of(notice.translation_key, site, NAME)
    count = Subscription.objects.confirmed().filter(site=site).count()
    subscribers = ngettext(
        "%(count)s person gets announcements of this site by mail",
        "%(count)s people get announcements of this site by mail",
        count,
    ) % {"count": number(count)}
    state = state_of(notice, lines, gettext("Not sent by mail"))
    return state, {"lines": lines, "subscribers": subscribers}


def channel() -> Channel:
    """Mail among the ways that a notice goes out."""
    return Channel(
        name=NAME,
        label=_("E-mail"),
        icon="mail",
        order=40,
        template="subscriptions/admin/channel.html",
        told=told,
    )
