"""Bulletins as a podcast, and their hours for calendars."""

from datetime import datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.http import Http404
from django.utils import timezone
from django.utils.feedgenerator import Enclosure, Rss201rev2Feed
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from icalendar import Event

from communes.bulletins.models import Bulletin
from communes.bulletins.public import SECTION, PublicBulletin, of_site, with_sound
from communes.bulletins.scripts import seconds_of, speaker
from communes.bulletins.sounds import public_url
from communes.voices.models import TYPES
from portal.core.models import IdentitySettings, one_to_one
from portal.machines.calendars import calendar_response, new_calendar
from portal.machines.feeds import ENTRIES, SiteFeed, paragraphs, without_controls
from portal.pagecache.conditional import MINUTE, kept_for
from portal.sites.frame import Frame

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
DAYS_AHEAD = 14
# Of a calendar: a commune has a handful, the portal those of hundreds.
MOST_EVENTS = 500


def titled(bulletin: Bulletin) -> str:
    """Its title where it stands alone: an example says so."""
    if not bulletin.is_sample:
        return bulletin.title
    mark = _("Sample data")
    return f"[{mark}] {bulletin.title}"


class Podcast(Rss201rev2Feed):
    """RSS 2.0 with what players of podcasts ask for; ends no empty feed "now"."""

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else self.feed["changed_at"]

    def rss_attributes(self) -> dict:
        return {**super().rss_attributes(), "xmlns:itunes": ITUNES}

    def add_root_elements(self, handler) -> None:
        super().add_root_elements(handler)
        handler.addQuickElement("itunes:author", self.feed["author_name"])
        handler.addQuickElement("itunes:explicit", "false")

    def add_item_elements(self, handler, item) -> None:
        texts = {name: without_controls(item[name] or "") for name in ("title", "description")}
        super().add_item_elements(handler, item | texts)
        if item["seconds"]:
            handler.addQuickElement("itunes:duration", str(item["seconds"]))


class BulletinFeed(SiteFeed):
    """The bulletins that hold now and can be heard, newest first; the portal's of all communes."""

    feed_type = Podcast
    name = "bulletins"
    section = SECTION
    label = gettext_lazy("Loudspeaker bulletins")

    def items(self, frame: Frame) -> list[PublicBulletin]:
        return with_sound(of_site(frame).whole().order_by("-ready_at", "-pk")[:ENTRIES])

    def author_name(self, frame: Frame) -> str:
        return frame.identity.body

    def item_title(self, item: PublicBulletin) -> str:
        return titled(item.bulletin)

    def item_description(self, item: PublicBulletin) -> str:
        return paragraphs(*item.script.splitlines())

    def item_link(self, item: PublicBulletin) -> str:
        """Its notice, else the file itself."""
        notice = item.bulletin.notice
        return (notice.full_url if notice else "") or self._address(item)

    def item_guid(self, item: PublicBulletin) -> str:
        """Other words, and another recording, are another entry."""
        return uuid5(NAMESPACE_URL, self._address(item)).urn

    item_guid_is_permalink = False

    def item_pubdate(self, item: PublicBulletin) -> Any:
        return item.bulletin.ready_at

    def item_updateddate(self, item: PublicBulletin) -> Any:
        return item.bulletin.ready_at

    def item_author_name(self, item: PublicBulletin) -> str:
        return ""

    def item_categories(self, item: PublicBulletin) -> list[str]:
        name = one_to_one(item.bulletin.site, IdentitySettings).name
        return [name, str(item.bulletin.get_urgency_display())]

    def item_enclosures(self, item: PublicBulletin) -> list[Enclosure]:
        sound = item.heard.ready[0]
        return [Enclosure(self._address(item), str(sound.size), TYPES["mp3"])]

    def item_extra_kwargs(self, item: PublicBulletin) -> dict:
        return {"seconds": item.heard.ready[0].seconds}

    @staticmethod
    def _address(item: PublicBulletin) -> str:
        return public_url(item.bulletin, item.heard.ready[0], "mp3")


@kept_for(15 * MINUTE)
def bulletin_calendar(request):
    """When the loudspeakers of a site play what, for two weeks, as a calendar to subscribe to."""
    frame = request.frame
    if not frame.navigation.section_url(SECTION):
        raise Http404
    title = _("Loudspeaker – %(name)s") % {"name": frame.identity.name}
    calendar = new_calendar(title, "Loudspeaker")
    today, made = timezone.localdate(), 0
    own = of_site(frame, timedelta(days=DAYS_AHEAD)).in_site(frame.site)
    bulletins = list(own.whole())
    for day in (today + timedelta(days=ahead) for ahead in range(DAYS_AHEAD)):
        for bulletin in bulletins:
            for at in bulletin.moments_on(day)[: MOST_EVENTS - made]:
                calendar.add_component(_event(bulletin, at))
                made += 1
    return calendar_response(calendar, "truyen-thanh.ics")


def _event(bulletin: Bulletin, at: datetime) -> Event:
    event = Event()
    name = f"{bulletin.site.root_url}/{bulletin.pk}/{int(at.timestamp())}"
    event.add("uid", uuid5(NAMESPACE_URL, name).urn)
    event.add("dtstamp", bulletin.ready_at)
    event.add("transp", "TRANSPARENT")
    start = timezone.localtime(at)
    event.add("dtstart", start)
    length = max(timedelta(minutes=1), timedelta(seconds=seconds_of(bulletin.script)))
    event.add("dtend", start + length)
    event.add("summary", titled(bulletin))
    event.add("location", bulletin.villages_text or speaker(bulletin.site))
    event.add("categories", [str(bulletin.get_urgency_display())])
    return event
