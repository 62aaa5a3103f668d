"""How a sample announcement is written down, and how it becomes a page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path

from django.core.files import File
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Collection, Site

from communes.announcements.models import (
    AnnouncementAttachment,
    AnnouncementIndexPage,
    AnnouncementPage,
    NoticeReceipt,
)
from communes.announcements.models.choices import Category, Reach, Urgency
from communes.models import Village
from portal.core.demo import Opened, ensure_page
from portal.core.demo_texts import Block, filled
from portal.core.formatting import day_month, weekday_name

Communes = Mapping[str, Opened]
FILES = Path(__file__).parent / "files"


@dataclass(frozen=True)
class Event:
    """When something takes place: so many days from today."""

    day: int
    at: time


@dataclass(frozen=True)
class Notice:
    """A sample announcement. Days count from today; texts may hold `{d2}` and `{w2}`.

    `{d2}` becomes the date two days from now ("26/11"), `{w2}` its weekday
    ("thứ Năm"), `{d0}` today's date, `{y1}` next year. `key` is the slug;
    `files` are (name in `files/`, title). Those `in_english` have an English page, too.
    One of the province may reach `communes`, named as in the demo; `read_by` have confirmed it.
    """

    key: str
    title: str
    summary: str
    category: Category
    day: int = -1
    at: time = time(8)
    lasts: int = 14
    urgency: Urgency = Urgency.NORMAL
    pinned: bool = False
    in_english: bool = False
    villages: tuple[str, ...] = ()
    event: Event | None = None
    place: str = ""
    action_heading: str = ""
    action_text: str = ""
    body: tuple[Block, ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    issuer: str = ""
    source: str = ""
    correction: str = ""
    danger: str = ""
    is_drill: bool = False
    reach: Reach = Reach.OWN
    communes: tuple[str, ...] = ()
    read_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class NoticeFile:
    """The announcements of a commune or of the portal."""

    notice: tuple[Notice, ...]


class Days(dict):
    """Makes dates of the names in a text: d3, w3, y1."""

    def __missing__(self, name: str) -> str:
        count = int(name[1:])
        today = timezone.localdate()
        if name[0] == "y":
            return str(today.year + count)
        day = today + timedelta(days=count)
        return day_month(day) if name[0] == "d" else weekday_name(day)


def _at(day: int, at: time) -> datetime:
    return timezone.make_aware(datetime.combine(timezone.localdate() + timedelta(days=day), at))


def page_of(notice: Notice) -> AnnouncementPage:
    """A notice as a page that stands nowhere yet."""
    days = Days()
    starts = _at(notice.day, notice.at)
    if notice.day <= 0:
        # Loaded early in the morning, today's announcements are still out.
        starts = min(starts, timezone.now() - timedelta(minutes=5))
    return AnnouncementPage(
        title=filled(notice.title, days),
        slug=notice.key,
        summary=filled(notice.summary, days),
        category=notice.category,
        urgency=notice.urgency,
        pinned=notice.pinned,
        starts_at=starts,
        valid_until=_at(notice.day + notice.lasts, time(23, 59)),
        event_at=_at(notice.event.day, notice.event.at) if notice.event else None,
        event_place=notice.place,
        action_heading=filled(notice.action_heading, days),
        action_text=filled(notice.action_text, days),
        body=[tuple(filled(block.block(), days)) for block in notice.body],
        issuer=notice.issuer,
        source_name=notice.source,
        correction=filled(notice.correction, days),
        danger=notice.danger,
        is_drill=notice.is_drill,
        reach=notice.reach,
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


def publish(section: AnnouncementIndexPage, place, notice: Notice, communes: Communes) -> bool:
    """Publishes a notice in a section, unless its slug is there. Returns whether it was made.

    `place` is the opened portal or commune: its site's villages and its collection are used;
    `communes` are all of the demo.
    """
    draft = page_of(notice)
    draft.reached_sites = _sites(notice.communes, communes)
    page, made = ensure_page(section, draft)
    if not made:
        return False
    page.villages = Village.objects.filter(site=place.site, name__in=notice.villages)
    page.attachments = [
        AnnouncementAttachment(document=_document(place.collection, name, title), sort_order=order)
        for order, (name, title) in enumerate(notice.files)
    ]
    page.save_revision().publish()
    for site in _sites(notice.read_by, communes):
        NoticeReceipt.objects.get_or_create(site=site, notice=page, defaults={"role": "editor"})
    return True


def _sites(keys: tuple[str, ...], communes: Communes) -> list[Site]:
    return [communes[key].site for key in keys if key in communes]
