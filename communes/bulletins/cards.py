"""A notice's bulletins, on its screen “Các kênh”."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Site
from wagtail.permissions import policy_registry

from communes.announcements.channels import Channel
from communes.announcements.models import AnnouncementPage
from communes.announcements.states import notice_state
from communes.bulletins.models import Bulletin
from communes.bulletins.views import bulletin_url
from portal.admin.scoped import scope
from portal.admin.states import PageState
from portal.core.hints import Text


def _state(notice: AnnouncementPage) -> str:
    """What is heard of it."""
    rows = notice.bulletins.values_list("state", "last_day")
    states = {state for state, _day in rows}
    if any(state == Bulletin.State.READY and day >= localdate() for state, day in rows):
        now = notice_state(notice)
        if now == PageState.ENDED:
            return _("Over")
        return _("Taken back") if now == PageState.TAKEN_DOWN else _("Is played")
    if Bulletin.State.READY in states:
        return _("Over")
    if Bulletin.State.DRAFT in states:
        return _("Drafted, not approved yet")
    return _("Withdrawn from the loudspeaker") if states else _("No bulletin yet")


def _told(request: Any, notice: AnnouncementPage, site: Site) -> tuple[Text, dict[str, Any]]:
    """The officer's bulletins of it, and whether another may be drafted."""
    own = scope(notice.bulletins.order_by("-pk").defer("script"), request.user)
    is_first = notice.locale.language_code == settings.LANGUAGE_CODE
    policy = policy_registry.get_by_type(Bulletin)
    may_add = policy.user_has_any_permission_for_instance(request.user, ["add"], site)
    draft_url = reverse("bulletins:from_notice", args=[notice.pk]) if is_first and may_add else ""
    bulletins = [(bulletin, bulletin_url(bulletin)) for bulletin in own]
    return _state(notice), {"bulletins": bulletins, "draft_url": draft_url}


LOUDSPEAKER = Channel(
    "loudspeaker",
    gettext_lazy("Loudspeaker"),
    "media",
    20,
    "bulletins/admin/card.html",
    _told,
)
