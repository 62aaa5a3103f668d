"""The ways that a notice goes out beside its page: what features put on its screen “Các kênh”.

A feature registers a function by the hook `register_notice_channels` that gives a `Channel`, or
None where the province has not set it up. The screen (communes/channels) shows each as a card for
one notice, in their order.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wagtail import hooks

from portal.core.hints import Text

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail.models import Site

    from communes.announcements.models import AnnouncementPage

HOOK = "register_notice_channels"
# What drafts itself with a notice that can't wait for its officers: functions of notice and site.
DRAFTS_HOOK = "draft_notice_channels"


@dataclass(frozen=True)
class Channel:
    """A way out: `name` in addresses, `label` and `icon` for officers.

    `told(request, notice, site)` gives its state in a few words ("" where there is nothing to
    say) and what `template` shows beside `notice` and `request`; `site` is the notice's own.
    """

    name: str
    label: Text
    icon: str
    order: int
    template: str
    told: Callable[["HttpRequest", "AnnouncementPage", "Site"], tuple[Text, dict[str, Any]]]


def channels() -> list[Channel]:
    """Those of all features, in their order."""
    found: Iterable[Channel | None] = (register() for register in hooks.get_hooks(HOOK))
    return sorted(filter(None, found), key=lambda channel: channel.order)


def draft_channels(notice: "AnnouncementPage", site: "Site") -> None:
    """Has each channel that somebody must approve draft, or draft anew, what it says."""
    for draft in hooks.get_hooks(DRAFTS_HOOK):
        draft(notice, site)
