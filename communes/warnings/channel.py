"""The card of a notice's screen “Các kênh”: which warnings went out."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from communes.announcements.channels import Channel
from communes.announcements.models import AnnouncementPage
from communes.warnings.models import WarningMessage
from portal.core.hints import Text


def state(notice: AnnouncementPage) -> Text:
    """What stands of it now; "" of a notice that warns of nothing."""
    last = WarningMessage.objects.about(notice.translation_key).last()
    if last is None:
        return gettext("Goes out with the notice") if notice.is_urgent else ""
    if last.is_cancel:
        return gettext("Withdrawn")
    if last.has_ended:
        return gettext("Ended")
    told = {"type": last.get_message_type_display(), "status": last.get_status_display()}
    return gettext("Sent: %(type)s · %(status)s") % told


def told(request: HttpRequest, notice: AnnouncementPage) -> dict[str, Any]:
    """All its messages, the newest first, and the danger that it warns of."""
    sent = WarningMessage.objects.about(notice.translation_key).select_related("site").defer("xml")
    return {"messages_sent": sent.reverse(), "danger": notice.told_danger}


def channel() -> Channel:
    """Public warning among the ways that a notice goes out."""
    return Channel(
        name="canh-bao",
        label=_("Public warning"),
        icon="warning",
        order=60,
        template="warnings/admin/channel.html",
        state=state,
        told=told,
    )
