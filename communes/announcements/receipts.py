"""What communes have read of the province's notices: a row for each commune and notice."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, Func, IntegerField, OuterRef, Q, QuerySet, Subquery
from wagtail.models import Site
from wagtail.permissions import policy_registry

from communes.announcements.models import AnnouncementPage, NoticeReceipt
from communes.announcements.models.choices import Reach
from communes.announcements.models.receipt import READERS
from communes.announcements.querysets import AnnouncementQuerySet
from portal.staff.names import highest_role

_reached = AnnouncementPage.reached_sites.through.objects


@dataclass(frozen=True)
class Received:
    """A notice of the province at a commune; `receipt` is None until somebody confirms it."""

    site: Site
    notice: AnnouncementPage
    receipt: NoticeReceipt | None


def sites_reading(user) -> QuerySet[Site]:
    """The communes for which an officer confirms; none for who looks after all sites."""
    if user.is_superuser:
        return Site.objects.none()
    policy = policy_registry.get_by_type(NoticeReceipt)
    sites = policy.sites_user_has_any_permission_for(user, ["add"])
    return sites.filter(is_default_site=False).order_by("site_name")


def in_force() -> AnnouncementQuerySet:
    """The notices of the province that stand in communes now, in the first language."""
    shared = AnnouncementPage.objects.live().current().defer("body")
    return shared.filter(
        reach__in=(Reach.ALL, Reach.CHOSEN), locale__language_code=settings.LANGUAGE_CODE
    )


def _reaches(site) -> Q:
    """What reaches a site, by its key or a reference to it."""
    chosen = _reached.filter(announcementpage_id=OuterRef("pk"), site_id=site)
    return Q(reach=Reach.ALL) | Q(Exists(chosen))


def unread() -> Subquery:
    """How many notices of the province a commune has not confirmed: an expression on sites."""
    site = OuterRef(OuterRef("pk"))
    read = NoticeReceipt.objects.filter(notice_id=OuterRef("pk"), site_id=site)
    notices = in_force().filter(_reaches(site)).exclude(Exists(read)).order_by()
    count = notices.annotate(total=Func(F("pk"), function="COUNT")).values("total")
    return Subquery(count, output_field=IntegerField())


def received_by(sites: Iterable[Site]) -> list[Received]:
    """What stands at some communes now, unread first, then newest; three queries."""
    places = {site.pk: site for site in sites}
    notices = list(in_force().newest().prefetch_related("reached_sites"))
    receipts = {
        (one.site_id, one.notice_id): one
        for one in NoticeReceipt.objects.filter(site__in=places, notice__in=notices)
    }
    rows = [
        Received(site, notice, receipts.get((site.pk, notice.pk)))
        for site in places.values()
        for notice in notices
        if notice.reach == Reach.ALL or site in notice.reached_sites.all()
    ]
    return sorted(rows, key=lambda row: row.receipt is not None)


def notice_for(site: Site, key: int) -> AnnouncementPage | None:
    """A notice in force that reaches a commune."""
    return in_force().filter(_reaches(site.pk), pk=key).first()


@transaction.atomic
def confirm(site: Site, notice: AnnouncementPage, user, *, pinned: bool | None = None) -> None:
    """Notes that a commune has read a notice; who pins it has. The first reading stays."""
    receipt, _created = NoticeReceipt.objects.get_or_create(
        site=site, notice=notice, defaults={"role": highest_role(user, site, READERS)}
    )
    if pinned is not None and receipt.pinned != pinned:
        receipt.pinned = pinned
        receipt.save()
