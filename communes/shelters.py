"""Where people find shelter, as features know it, for the page of a storm day.

A feature gives its own by the hook `register_shelters`: a function of the frame that returns the
shelters of this very site, in the order that they are listed in.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from wagtail import hooks

SHELTERS_HOOK = "register_shelters"


@dataclass(frozen=True)
class Shelter:
    """A shelter: `capacity` and `left` in people, None where nobody said; `counted_at` is aware.

    `language` is that of its texts.
    """

    name: str
    address: str
    phone: str
    url: str
    language: str
    capacity: int | None = None
    left: int | None = None
    counted_at: datetime | None = None
    is_sample: bool = False


def shelters_of(frame) -> list[Shelter]:
    """All shelters of a frame's site."""
    given: Iterable[list[Shelter]] = (give(frame) for give in hooks.get_hooks(SHELTERS_HOOK))
    return [shelter for shelters in given for shelter in shelters]
