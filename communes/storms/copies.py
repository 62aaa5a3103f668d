"""Copies of storm pages on disk, which nginx gives readers while the app is down.

`<STORM_COPIES>/<host>/index.html`, in other languages `<host>/en/index.html`: a file stands there
as long as a day holds.
"""

import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from wagtail.models import Site

from communes.announcements.models.choices import Reach
from communes.storms.models import StormDay
from communes.storms.pages import TEMPLATE
from communes.storms.telling import days_of, told
from portal.core.addresses import language_prefix
from portal.core.querysets import homes
from portal.core.workdays import changes_read_by, read_changes
from portal.sites.frame import Frame
from portal.sites.middleware import whole_sites

logger = logging.getLogger(__name__)


def write_copies() -> tuple[int, int]:
    """Brings the copies up to date: how many hold now, and how many of them changed.

    A site whose page fails keeps the copy it had, and the others are written.
    """
    root, kept, changed = Path(settings.STORM_COPIES), set(), 0
    for site in _stormy_sites():
        try:
            pages = dict(_pages_of(site))
        except Exception:
            logger.exception("No storm copy of %s", site.hostname)
            kept |= set(root.glob(f"{site.hostname}/**/index.html"))
            continue
        for place, html in pages.items():
            path = root / site.hostname / place / "index.html"
            kept.add(path)
            changed += _write(path, html)
    _remove_others(root, kept)
    return len(kept), changed


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


def _pages_of(site: Site) -> Iterator[tuple[str, str]]:
    """The storm page of a site in each of its languages, by the folder below its host."""
    first = site.root_page
    for home in homes(first.path).filter(live=True).select_related("locale"):
        code = home.locale.language_code
        prefix = language_prefix(code)
        with translation.override(code):
            frame = Frame(site, prefix)
            if home.pk != frame.first_root.pk:
                frame.root = home.specific
                frame.root.locale = home.locale
            with changes_read_by(read_changes):
                days = days_of(frame)
                if days.notices:
                    context = {**told(frame, days), "frame": frame, "is_copy": True}
                    yield prefix.strip("/"), render_to_string(TEMPLATE, context)


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
    for host in root.iterdir() if root.is_dir() else ():
        if host.name not in hosts:
            shutil.rmtree(host, ignore_errors=True)
            continue
        for path in [*host.rglob("index.html"), *host.rglob(".*")]:
            if path.is_file() and path not in kept:
                path.unlink(missing_ok=True)
