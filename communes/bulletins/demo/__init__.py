"""Sample bulletins of each commune, drafted from its sample notices."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.utils import timezone
from wagtail.models import Site

from communes.announcements.models import AnnouncementPage
from communes.bulletins.abbreviations import fill_abbreviations
from communes.bulletins.demo.voiced import make_voiced
from communes.bulletins.models import AirLog, Bulletin
from communes.bulletins.steps import draft_from
from portal.core.demo import DemoWorld
from portal.core.querysets import below

DAY = timedelta(days=1)
# Two of each commune: one that is played since yesterday, and one that waits.
OF_EACH = 2


def load(world: DemoWorld) -> None:
    """Makes them where a commune has none yet."""
    fill_abbreviations()
    for key, place in world.communes.items():
        site, made = place.site, 0
        if not Bulletin.objects.in_site(site).exists():
            notices = (
                AnnouncementPage.objects.live()
                .current()
                .filter(below([place.home.path]), locale__language_code=settings.LANGUAGE_CODE)
            )
            for notice in notices.order_by("-urgency", "valid_until", "pk")[:OF_EACH]:
                _make(site, notice, is_played=made == 0)
                made += 1
        made += make_voiced(key, place)
        world.say(f"    {site.site_name}: {made} bản tin truyền thanh")


def _make(site: Site, notice: AnnouncementPage, *, is_played: bool) -> None:
    bulletin = draft_from(notice, site)
    bulletin.is_sample = True
    if not is_played:
        bulletin.save()
        return
    yesterday = timezone.localdate() - DAY
    bulletin.state, bulletin.ready_role = Bulletin.State.READY, "approver"
    bulletin.first_day = yesterday
    bulletin.ready_at = _moment(yesterday, time(16))
    bulletin.save()
    AirLog.objects.create(
        site=site,
        bulletin=bulletin,
        planned_at=_moment(yesterday, time(17, 30)),
        outcome=AirLog.Outcome.PLAYED,
        role="editor",
    )


def _moment(day, at: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, at))
