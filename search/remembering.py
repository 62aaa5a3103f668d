"""What editors told the search, kept between requests until one of them changes it."""

from collections.abc import Callable
from typing import Any

from portal.core.models.stamps import Name, on_all_sites
from portal.sites.frame import Frame

# The stamp of synonyms and quick answers.
TAG = "search-told"
TOLD: Name = on_all_sites(TAG)


def remembered(frame: Frame | None, name: str, read: Callable) -> Any:
    """What `read()` gave since the site or what editors tell the search changed last.

    Without a frame, and where nothing is kept, it is read at once.
    """
    if frame is None or frame.stamps is None:
        return read()
    frame.follows(TAG)
    return frame.remember(f"search:{name}:{frame.stamps.value(TOLD)}", read)
