"""When time alone changes a page: midnight for all, other moments by kind of content."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import partial

from django.utils import timezone

# By kind: the next moment at which this kind changes on the frame's site, or None.
_clocks: dict[str, Callable[..., datetime | None]] = {}


def register_clock(kind: str, clock: Callable[..., datetime | None]) -> None:
    """Tells when what a page shows of a kind begins, ends or is told otherwise.

    `clock(frame)` gives the next such moment; its answer is kept until the stamps change.
    """
    _clocks[kind] = clock


def next_midnight(now: datetime | None = None) -> datetime:
    """When "today" ends here: each page says days in some way."""
    today = timezone.localtime(now).date()
    return timezone.make_aware(datetime.combine(today + timedelta(days=1), time()))


def next_change(frame) -> datetime:
    """The moment until which a page that was just made is true."""
    moments = [next_midnight(), *frame.moments]
    for kind in sorted(frame.kinds & _clocks.keys()):
        moment = frame.remember(
            f"clock:{kind}", partial(_clocks[kind], frame), kind, is_true=_is_to_come
        )
        if moment:
            moments.append(moment)
    return min(moments)


def _is_to_come(moment: datetime | None) -> bool:
    return moment is None or moment > timezone.now()
