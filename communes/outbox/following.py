"""Mailings follow their notices: the one door by which they are made."""

from datetime import timedelta
from functools import partial
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from wagtail.models import Site

from communes.announcements.models import AnnouncementPage
from communes.closing import is_closed
from communes.outbox.models import Mailing
from communes.outbox.telling import NEWS, ToTell, keep_up
from communes.outbox.ways import Notices, ways_of_notices
from portal.core.querysets import not_private, sites_at


def follow(key: UUID) -> list[Mailing]:
    """Has each way tell of a notice, by its `translation_key`, what its receivers don't know yet:
    may be called at any time. Gives what was made, of each way in its order."""
    return [made for name, notices in ways_of_notices() for made in _follow(key, name, notices)]


def follow_begun() -> int:
    """Follows notices whose hour came since yesterday; how many mailings that made. One query
    for each way where none has."""
    now = timezone.now()
    made = 0
    for name, notices in ways_of_notices():
        told = Mailing.objects.filter(way=name, subject=OuterRef("translation_key"))
        begun = AnnouncementPage.objects.live().filter(
            ~Exists(told),
            starts_at__range=(now - timedelta(days=1), now),
            valid_until__gt=now,
            is_sample=False,
            locale__language_code=settings.LANGUAGE_CODE,
        )
        for key in list(begun.order_by("starts_at").values_list("translation_key", flat=True)):
            made += len(_follow(key, name, notices))
    return made


@transaction.atomic
def _follow(key: UUID, way: str, notices: Notices) -> list[Mailing]:
    notice = _locked(key)
    if notice and notice.is_sample:  # what its card shows is made up, too
        return []
    site = _site_of(notice) if notice else None
    if notice is None or site is None:
        return keep_up(key, way, None)
    now = ToTell(
        site=site,
        urgency=notice.urgency,
        said=notices.says(notice),
        until=notice.valid_until,
        is_news=_is_news(notice),
        tells=partial(notices.tells, notice, site),
        receivers=partial(notices.receivers, notice, site),
    )
    return keep_up(key, way, now)


def _locked(key: UUID) -> AnnouncementPage | None:
    """The original as it was stored last, held until the transaction ends: of two tasks at once
    the second finds the first one's mailing."""
    rows = AnnouncementPage.objects.select_for_update(of=("self", "page_ptr"), no_key=True)
    found = rows.filter(translation_key=key, locale__language_code=settings.LANGUAGE_CODE)
    return found.select_related("locale").first()


def _site_of(notice: AnnouncementPage) -> Site | None:
    """The site that sends it; None for what nobody, or not everyone, has now. From the practice
    area nothing goes out."""
    holds = notice.live and notice.has_started and not notice.is_expired
    if not holds or settings.PRACTICE:
        return None
    if not not_private(AnnouncementPage.objects.filter(pk=notice.pk)).exists():
        return None
    site = sites_at(notice.path).first()
    return site if site and not is_closed(site) else None


def _is_news(notice: AnnouncementPage) -> bool:
    since = max(notice.first_published_at or notice.starts_at, notice.starts_at)
    return since > timezone.now() - NEWS
