"""How a sample announcement is written down, and how it becomes a page."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path

from django.core.files import File
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Collection

from communes.announcements.models import (
    AnnouncementAttachment,
    AnnouncementIndexPage,
    AnnouncementPage,
)
from communes.models import Village
from portal.core.demo import ensure_page
from portal.core.formatting import day_month, weekday_name

FILES = Path(__file__).parent / "files"


@dataclass(frozen=True)
class Notice:
    """A sample announcement. Days count from today; texts may hold `{d2}` and `{w2}`.

    `{d2}` becomes the date two days from now ("26/11"), `{w2}` its weekday
    ("thứ Năm"), `{d0}` today's date, `{y1}` next year. `key` is the slug.
    `event` is (day, hour, minute); `files` are (name in `files/`, title).
    """

    key: str
    title: str
    summary: str
    category: str
    day: int = -1
    at: tuple[int, int] = (8, 0)
    lasts: int = 14
    urgency: int = AnnouncementPage.Urgency.NORMAL
    pinned: bool = False
    villages: tuple[str, ...] = ()
    event: tuple[int, int, int] | None = None
    place: str = ""
    action: tuple[str, str] = ("", "")
    body: tuple = ()
    files: tuple[tuple[str, str], ...] = ()
    issuer: str = ""
    source: tuple[str, str] = ("", "")
    correction: str = ""


class Days(dict):
    """Makes dates of the names in a text: d3, w3, y1."""

    def __missing__(self, name: str) -> str:
        count = int(name[1:])
        today = timezone.localdate()
        if name[0] == "y":
            return str(today.year + count)
        day = today + timedelta(days=count)
        return day_month(day) if name[0] == "d" else weekday_name(day)


def _at(day: int, hour: int, minute: int) -> datetime:
    date = timezone.localdate() + timedelta(days=day)
    return timezone.make_aware(datetime.combine(date, time(hour, minute)))


def table(*rows: tuple[str, ...], caption: str = "") -> tuple:
    """A table block; the first row holds the headings."""
    return (
        "table",
        {
            "data": [list(row) for row in rows],
            "first_row_is_table_header": True,
            "first_col_is_header": False,
            "table_caption": caption,
        },
    )


def text(html: str) -> tuple:
    """A text block."""
    return ("text", html)


def steps(*pairs: tuple[str, str]) -> tuple:
    """Numbered steps, each a title and how."""
    return ("steps", {"steps": [{"title": title, "text": how} for title, how in pairs]})


def alert(level: str, heading: str, words: str) -> tuple:
    """A highlighted note: "info", "warn" or "bad"."""
    return ("alert", {"level": level, "heading": heading, "text": words})


def _dated(value):
    """The same with its dates filled in, however deep they stand."""
    if isinstance(value, str):
        return value.format_map(Days())
    if isinstance(value, dict):
        return {key: _dated(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_dated(part) for part in value]
    return value


def _page_of(notice: Notice) -> AnnouncementPage:
    starts = _at(notice.day, *notice.at)
    if notice.day <= 0:
        # Loaded early in the morning, today's announcements are still out.
        starts = min(starts, timezone.now() - timedelta(minutes=5))
    return AnnouncementPage(
        title=_dated(notice.title),
        slug=notice.key,
        summary=_dated(notice.summary),
        category=notice.category,
        urgency=notice.urgency,
        pinned=notice.pinned,
        starts_at=starts,
        valid_until=_at(notice.day + notice.lasts, 23, 59),
        event_at=_at(*notice.event) if notice.event else None,
        event_place=notice.place,
        action_heading=_dated(notice.action[0]),
        action_text=_dated(notice.action[1]),
        body=[tuple(block) for block in _dated(notice.body)],
        issuer=notice.issuer,
        source_name=notice.source[0],
        source_url=notice.source[1],
        correction=_dated(notice.correction),
        is_sample=True,
    )


def _document(collection: Collection, name: str, title: str):
    model = get_document_model()
    found = model.objects.filter(collection=collection, title=title).first()
    if found:
        return found
    with (FILES / name).open("rb") as file:
        document = model(title=title, collection=collection, file=File(file, name=name))
        document._set_document_file_metadata()
        document.save()
    return document


def publish(section: AnnouncementIndexPage, place, notice: Notice) -> bool:
    """Publishes a notice in a section, unless its slug is there. Returns whether it was made.

    `place` is the opened portal or commune: its site's villages and its collection are used.
    """
    page, made = ensure_page(section, _page_of(notice))
    if not made:
        return False
    page.villages = Village.objects.filter(site=place.site, name__in=notice.villages)
    page.attachments = [
        AnnouncementAttachment(document=_document(place.collection, name, title), sort_order=order)
        for order, (name, title) in enumerate(notice.files)
    ]
    page.save_revision().publish()
    return True
