"""Copies of storm pages on disk, which nginx gives readers while the app is down.

`<STORM_COPIES>/<host>/index.html`, in other languages `<host>/en/index.html`: a file stands there
as long as a day holds. Beside them stands what they were made from, as with kept pages: a site
of which nothing changed is not rendered again each minute.
"""

import json
import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings
from django.core.files import locks
from django.template.loader import render_to_string
from django.utils import timezone, translation
from wagtail.models import Site

from communes.announcements.models.choices import Reach
from communes.storms.models import StormDay
from communes.storms.pages import TEMPLATE
from communes.storms.telling import days_of, told
from portal.core.addresses import language_prefix
from portal.core.querysets import homes
from portal.core.workdays import changes_read_by
from portal.pagecache.clocks import next_change
from portal.pagecache.entries import release
from portal.pagecache.stamps import Stamps
from portal.pagecache.stamps import read as read_stamps
from portal.sites.frame import Frame
from portal.sites.middleware import whole_sites

logger = logging.getLogger(__name__)
NOTE = ".made.json"


def write_copies() -> tuple[int, int]:
    """Brings the copies up to date: how many hold now, and how many of them changed.

    A site whose page fails keeps the copy it had, and the others are written.
    """
    root = Path(settings.STORM_COPIES)
    root.mkdir(parents=True, exist_ok=True)
    # The timer and a task at once: the older of two could be the last to write.
    with (root / ".lock").open("w") as lock:
        locks.lock(lock, locks.LOCK_EX)
        return _write_all(root)


def _write_all(root: Path) -> tuple[int, int]:
    kept: set[Path] = set()
    changed = 0
    for site in _stormy_sites():
        folder = root / site.hostname
        try:
            copies, is_changed = _bring_up_to_date(site, folder)
        except Exception:
            logger.exception("No storm copy of %s", site.hostname)
            copies, is_changed = set(folder.glob("**/index.html")), 0
        kept |= copies
        changed += is_changed
    _remove_others(root, kept)
    return len(kept), changed


def _bring_up_to_date(site: Site, folder: Path) -> tuple[set[Path], int]:
    """The copies of a site, and how many of them changed."""
    stamps = read_stamps(f"{site.hostname}:{site.port}")
    # Of two sites of one name the other's stamps would tell nothing of this one.
    known = stamps if stamps.site_id == site.pk else None
    if known and (still := _still_true(folder, known)):
        return still, 0
    # An older note would call a half of the new ones whole.
    (folder / NOTE).unlink(missing_ok=True)
    copies, frames, changed = set(), [], 0
    for frame, html in _pages_of(site, known):
        path = folder / frame.path.strip("/") / "index.html"
        changed += _write(path, html)
        copies.add(path)
        frames.append(frame)
    if known and frames:
        _write(folder / NOTE, _note_of(frames, [path.parent for path in copies], folder))
    return copies, changed


def _note_of(frames: list[Frame], places: list[Path], folder: Path) -> str:
    stamps = {name: value for frame in frames for name, value in frame.depends_on().items()}
    return json.dumps(
        {
            "release": release(),
            "until": min(map(next_change, frames)).isoformat(),
            "stamps": [[*name, value] for name, value in stamps.items()],
            "places": sorted(str(place.relative_to(folder)) for place in places),
        }
    )


def _still_true(folder: Path, stamps: Stamps) -> set[Path]:
    """The copies that need no look: nothing that they say changed since. Else none."""
    try:
        note = json.loads((folder / NOTE).read_text(encoding="utf-8"))
        made_from = {(site, tag): value for site, tag, value in note["stamps"]}
        is_early = timezone.now() < datetime.fromisoformat(note["until"])
        copies = {folder / place / "index.html" for place in note["places"]}
        is_true = is_early and note["release"] == release() and stamps.fit(made_from)
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    return copies if is_true and all(path.is_file() for path in copies) else set()


def _stormy_sites() -> Iterator[Site]:
    """The sites whose home a day that holds may take the place of, whole."""
    days = list(StormDay.objects.holding().select_related("notice", "site"))
    sites = whole_sites().order_by("pk")
    if not any(day.site.is_default_site and day.notice.reach == Reach.ALL for day in days):
        keys = {day.site_id for day in days}
        for day in days:
            keys |= {site.pk for site in day.notice.reached_sites.all()}
        sites = sites.filter(pk__in=keys)
    yield from sites.iterator(chunk_size=50) if days else ()


def _pages_of(site: Site, stamps: Stamps | None) -> Iterator[tuple[Frame, str]]:
    """The storm page of a site in each of its languages, with the frame that it was made in."""
    first = site.root_page
    for home in homes(first.path).filter(live=True).select_related("locale"):
        code = home.locale.language_code
        with translation.override(code):
            frame = Frame(site, language_prefix(code), stamps)
            if home.pk != frame.first_root.pk:
                frame.root = home.specific
                frame.root.locale = home.locale
            with changes_read_by(partial(getattr, frame, "day_changes")):
                days = days_of(frame)
                if days.notices:
                    context = {**told(frame, days), "frame": frame, "is_copy": True}
                    yield frame, render_to_string(TEMPLATE, context)


def _write(path: Path, html: str) -> bool:
    """Puts a page in place at once, where it is another one than before."""
    with suppress(OSError):
        if path.read_text(encoding="utf-8") == html:
            return False
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(
        "w", encoding="utf-8", dir=path.parent, prefix=".", delete=False
    ) as file:
        file.write(html)
    # nginx is another user.
    os.chmod(file.name, 0o644)  # noqa: PTH101
    os.replace(file.name, path)  # noqa: PTH105
    return True


def _remove_others(root: Path, kept: set[Path]) -> None:
    """What stands for no day any more, with what an earlier run left half written."""
    hosts = {path.relative_to(root).parts[0] for path in kept}
    for host in [one for one in root.iterdir() if one.is_dir()]:
        if host.name not in hosts:
            shutil.rmtree(host, ignore_errors=True)
            continue
        for path in [*host.rglob("index.html"), *host.rglob(".*")]:
            if path.is_file() and path.name != NOTE and path not in kept:
                path.unlink(missing_ok=True)
