"""Mailings follow their notices: the one door by which rows of the outbox are made."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from wagtail.models import Site

from communes.announcements.models import AnnouncementPage
from communes.closing import is_closed
from communes.outbox.models import Act, Delivery, DeliveryState, Mailing
from communes.outbox.models.deliveries import MAY_HAVE_IT
from communes.outbox.ways import Way, ways
from portal.core.querysets import not_private, sites_at

# What was public longer, without a mailing, is no news: it was there before its way was.
NEWS = timedelta(days=2)
ROWS_AT_ONCE = 500


def follow(key: UUID) -> list[Mailing]:
    """Has each way tell of a notice, by its `translation_key`, what its receivers don't know yet:
    may be called at any time. Gives what was made, of each way in its order."""
    return [made for way in ways() for made in _follow(key, way)]


def follow_begun() -> int:
    """Follows notices whose hour came since yesterday; how many mailings that made. One query
    for each way where none has."""
    now = timezone.now()
    made = 0
    for way in ways():
        told = Mailing.objects.filter(way=way.name, notice=OuterRef("translation_key"))
        begun = AnnouncementPage.objects.live().filter(
            ~Exists(told),
            starts_at__range=(now - timedelta(days=1), now),
            valid_until__gt=now,
            is_sample=False,
            locale__language_code=settings.LANGUAGE_CODE,
        )
        for key in list(begun.order_by("starts_at").values_list("translation_key", flat=True)):
            made += len(_follow(key, way))
    return made


@transaction.atomic
def _follow(key: UUID, way: Way) -> list[Mailing]:
    notice = _locked(key)
    if notice and notice.is_sample:  # what its card shows is made up, too
        return []
    site = _site_of(notice) if notice else None
    before = Mailing.objects.about(key, way.name)
    last = before.last()
    stands = last is not None and last.act != Act.WITHDRAWN and last.until > timezone.now()
    made: list[Mailing] = []
    if last and stands and (site is None or site.pk != last.site_id):
        made.append(_withdraw(last))
        last, stands = made[0], False
    if notice is None or site is None:
        return made
    said = way.says(notice)
    if last and stands and last.said == said:
        if last.until != notice.valid_until:
            last.until = notice.valid_until
            last.save(update_fields=["until"])
        return made
    if last is None and not _is_news(notice):
        return made
    mailing = Mailing(
        site=site,
        way=way.name,
        notice=key,
        number=last.number + 1 if last else 1,
        act=Act.UPDATED if stands else Act.NEW,
        urgency=notice.urgency,
        said=said,
        told=way.tells(notice, site),
        until=notice.valid_until,
    )
    have_it = _overtake(mailing) if stands else set()
    return [*made, _keep(mailing, have_it.union(way.receivers(notice, site)))]


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


def _withdraw(last: Mailing) -> Mailing:
    """Takes back what `last` told: from those who have it, or may have it."""
    mailing = Mailing(
        site_id=last.site_id,
        way=last.way,
        notice=last.notice,
        number=last.number + 1,
        act=Act.WITHDRAWN,
        urgency=last.urgency,
        said=last.said,
        told=last.told,
        until=last.until,
    )
    _overtake(mailing)
    return _keep(mailing, _who_may_have(mailing))


def _overtake(mailing: Mailing) -> set[int]:
    """Stops what an earlier mailing has not sent yet: it no longer holds. Gives who had, may have,
    or were to have it."""
    earlier = Delivery.objects.filter(
        mailing__in=Mailing.objects.about(mailing.notice, mailing.way)
    )
    waiting = earlier.filter(state=DeliveryState.WAITING, mailing__is_stopped=False)
    were_to_have = set(waiting.values_list("receiver", flat=True))
    earlier.filter(state=DeliveryState.WAITING).update(
        state=DeliveryState.STOPPED, error="overtaken"
    )
    return were_to_have | _who_may_have(mailing)


def _who_may_have(mailing: Mailing) -> set[int]:
    rows = _rows_about(mailing).filter(state__in=MAY_HAVE_IT)
    return set(rows.values_list("receiver", flat=True))


def _rows_about(mailing: Mailing) -> QuerySet[Delivery]:
    """What was made of the same notice by the same way."""
    return Delivery.objects.filter(mailing__notice=mailing.notice, mailing__way=mailing.way)


def _keep(mailing: Mailing, receivers: Iterable[int]) -> Mailing:
    mailing.save(force_insert=True)
    rows = (
        Delivery(mailing=mailing, key=f"{mailing.key}:{one}", receiver=one)
        for one in sorted(receivers)
    )
    Delivery.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)
    return mailing
