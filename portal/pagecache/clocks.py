"""When time alone changes a page: midnight for all, other moments by the tag of content."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from portal.pagecache.following import Following

# By tag: the next moment at which content of this tag changes on the frame's site, or None.
_clocks: dict[str, Callable[..., datetime | None]] = {}


def register_clock(tag: str, clock: Callable[..., datetime | None]) -> None:
    """Tells when what a page shows of content with a tag begins, ends or is told otherwise.

    `clock(frame)` gives the next such moment; its answer is kept until the stamps change.
    """
    _clocks[tag] = clock


def next_midnight(now: datetime | None = None) -> datetime:
    """When "today" ends here: each page says days in some way."""
    today = timezone.localtime(now).date()
    return timezone.make_aware(datetime.combine(today + timedelta(days=1), time()))


def next_change(frame: "Following") -> datetime:
    """The moment until which a page that was just made is true."""
    moments = [next_midnight(), *frame.moments]
    for tag in sorted(frame.tags & _clocks.keys()):
        moment = frame.remember(
            f"clock:{tag}", partial(_clocks[tag], frame), tag, is_true=_is_to_come
        )
        if moment:
            moments.append(moment)
    return min(moments)


def _is_to_come(moment: datetime | None) -> bool:
    return moment is None or moment > timezone.now()
