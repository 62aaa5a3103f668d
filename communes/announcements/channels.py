"""The ways that a notice goes out beside its page: what features put on its screen “Các kênh”.

A feature registers a function by the hook `register_notice_channels` that gives a `Channel`. The
screen (communes/channels) shows each as a card for one notice, in their order.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wagtail import hooks

from portal.core.hints import Text

if TYPE_CHECKING:
    from django.http import HttpRequest

    from communes.announcements.models import AnnouncementPage

HOOK = "register_notice_channels"


@dataclass(frozen=True)
class Channel:
    """A way out: `name` in addresses, `label` and `icon` for officers.

    `state(notice)` says in a few words how far it is ("" where there is nothing to say);
    `template` shows it with `notice`, `request` and what `told(request, notice)` gives.
    """

    name: str
    label: Text
    icon: str
    order: int
    template: str
    state: Callable[["AnnouncementPage"], Text]
    told: Callable[["HttpRequest", "AnnouncementPage"], dict[str, Any]]


def channels() -> list[Channel]:
    """Those of all features, in their order."""
    found: Iterable[Channel] = (register() for register in hooks.get_hooks(HOOK))
    return sorted(found, key=lambda channel: channel.order)
