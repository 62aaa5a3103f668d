"""The ways by which the outbox sends: what a feature registers by the hook
`register_outbox_ways`, and what its sender says of a message that did not go."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from django.urls import reverse
from wagtail import hooks
from wagtail.models import Site

from communes.announcements.models import AnnouncementPage
from communes.outbox.models import Delivery

HOOK = "register_outbox_ways"
# Answers of programs that come right by themselves: busy, or in the middle of something.
LATER = (408, 409, 423, 425, 429)


class NotSent(Exception):
    """It certainly did not go. Tried again later, unless `is_final`; the text is a word."""

    def __init__(self, why: str, *, is_final: bool = False):
        super().__init__(why)
        self.is_final = is_final


class MaybeSent(Exception):
    """The line broke in the middle: nobody knows whether it went; the text is a word."""


class NotWanted(Exception):
    """Who was to have it is no longer there; the text is a word."""


class WayDown(Exception):
    """Nothing can go by this way now; no receiver is to blame. The text is a word."""


def is_final(status: int) -> bool:
    """Whether a program that answered so refuses a message for good."""
    return 400 <= status < 500 and status not in LATER  # noqa: PLR2004


class Sender(Protocol):
    """Sends one after the other, over one line where the way has one."""

    def send(self, delivery: Delivery) -> None:
        """Returns once it has gone; raises one of the above. `delivery.mailing` is read, with its
        site."""

    def close(self) -> None: ...


def notice_screen(key: UUID) -> str:
    """The screen “Các kênh” of a notice, by its `translation_key`."""
    notice = AnnouncementPage.objects.filter(translation_key=key).order_by("pk").first()
    return reverse("notice_channels", args=[notice.pk]) if notice else ""


@dataclass(frozen=True)
class Notices:
    """What a way tells of notices: `says(notice)` is a digest of what is told anew when it
    changes, `tells(notice, site)` what a mailing freezes (as JSON), `receivers(notice, site)` the
    keys of those who get it now."""

    says: Callable[[AnnouncementPage], str]
    tells: Callable[[AnnouncementPage, Site], dict[str, Any]]
    receivers: Callable[[AnnouncementPage, Site], Iterable[int]]


@dataclass(frozen=True)
class Way:
    """A way out. `name` stands in rows; `start()` gives a sender, or raises `WayDown`.

    `notices` is None where it tells of something else: its feature keeps its mailings up then
    (`telling.keep_up`), and `begun()` those of what began by itself since the last minute; it
    says how many it made. `screen(subject)` is where officers see its mailings, "" where that is
    gone. `is_repeatable`: who gets a message twice knows it by its key, so that one of which
    nobody knows is sent again by itself.
    """

    name: str
    start: Callable[[], Sender]
    notices: Notices | None = None
    screen: Callable[[UUID], str] = notice_screen
    begun: Callable[[], int] | None = None
    is_repeatable: bool = False


def ways() -> list[Way]:
    """Those of all features."""
    return [register() for register in hooks.get_hooks(HOOK)]


def ways_of_notices() -> list[tuple[str, Notices]]:
    """Those that tell of notices, by name."""
    return [(way.name, way.notices) for way in ways() if way.notices]
