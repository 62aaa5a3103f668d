"""The card of a notice's screen “Các kênh”: which warnings went out."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from communes.announcements.channels import Channel
from communes.announcements.models import AnnouncementPage
from communes.warnings.models import WarningMessage
from portal.core.hints import Text


def _state(sent: list[WarningMessage], notice: AnnouncementPage) -> Text:
    """What stands of it now; "" of a notice that warns of nothing."""
    if not sent:
        return gettext("Goes out with the notice") if notice.is_urgent else ""
    last = sent[0]
    if last.is_cancel:
        return gettext("Withdrawn")
    if last.has_ended:
        return gettext("Ended")
    told = {"type": last.get_message_type_display(), "status": last.get_status_display()}
    return gettext("Sent: %(type)s · %(status)s") % told


def told(request: HttpRequest, notice: AnnouncementPage, site: Site) -> tuple[Text, dict[str, Any]]:
    """All its messages, the newest first, and the danger that it warns of."""
    rows = WarningMessage.objects.about(notice.translation_key).select_related("site")
    sent = list(rows.defer("xml").reverse())
    return _state(sent, notice), {"messages_sent": sent, "danger": notice.told_danger}


def channel() -> Channel:
    """Public warning among the ways that a notice goes out."""
    return Channel(
        name="canh-bao",
        label=_("Public warning"),
        icon="warning",
        order=50,
        template="warnings/admin/channel.html",
        told=told,
    )
