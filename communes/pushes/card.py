"""The card of a notice's screen “Các kênh”: how far it is on devices, and how many are told."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from communes.announcements.channels import Channel
from communes.announcements.models import AnnouncementPage
from communes.outbox.cards import MailingLine, lines_of, state_of
from communes.pushes.choices import LEAST_URGENCY
from communes.pushes.keys import is_offered
from communes.pushes.models import Browser
from communes.pushes.way import NAME
from portal.core.formatting import number
from portal.core.hints import Text


def told(request: HttpRequest, notice: AnnouncementPage, site: Site) -> tuple[Text, dict[str, Any]]:
    """Its messages, and the number of devices of the site, never whose they are; two queries."""
    lines = lines_of(notice.translation_key, site, NAME)
    count = Browser.objects.filter(site=site).count()
    devices = ngettext(
        "%(count)s device is told of important and urgent announcements of this site",
        "%(count)s devices are told of important and urgent announcements of this site",
        count,
    ) % {"count": number(count)}
    return _state(notice, lines), {"lines": lines, "devices": devices}


def _state(notice: AnnouncementPage, lines: list[MailingLine]) -> Text:
    was_told = any(line.mailing.counts.all for line in lines)
    if notice.urgency < LEAST_URGENCY and not was_told:
        return gettext("Only important and urgent announcements go to devices")
    return state_of(notice, lines, gettext("Not sent to devices"))


def channel() -> Channel | None:
    """Devices among the ways that a notice goes out, where they are offered."""
    if not is_offered():
        return None
    return Channel(
        name=NAME,
        label=_("On devices"),
        icon="mobile-alt",
        order=42,
        template="pushes/admin/channel.html",
        told=told,
    )
