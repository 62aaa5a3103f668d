"""The warnings that hold now, as feeds for aggregators: each entry leads to its CAP message."""

from datetime import datetime

from django.contrib.syndication.views import Feed
from django.http import HttpResponseNotAllowed
from django.utils import timezone
from django.utils.feedgenerator import Enclosure, Rss201rev2Feed
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communes.warnings.models import TAG, WarningMessage
from portal.core.formatting import clock_date
from portal.machines.feeds import SiteFeed, paragraphs
from portal.sites.frame import Frame

MEDIA_TYPE = "application/cap+xml"
# What holds now has no end of a page: one that misses an entry would not know of a warning.
MOST = 500


class WarningFeed(SiteFeed):
    """Of a site's own, on the portal of all sites'; kept until one goes out or ends."""

    name = "warnings"
    section = "AnnouncementIndexPage"
    label = gettext_lazy("Public warnings")

    def __call__(self, request, *args, **kwargs):
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        request.frame.may_be_kept = True
        return Feed.__call__(self, request, *args, **kwargs)

    def items(self, frame: Frame) -> list[WarningMessage]:
        frame.follows(TAG)
        found = list(WarningMessage.objects.current_in(frame).defer("xml")[:MOST])
        for message in found:
            frame.changes_at(message.expires)
        return found

    def feed_extra_kwargs(self, frame: Frame) -> dict:
        """An empty feed says since when: since what ended last."""
        rows = WarningMessage.objects.filter(expires__lte=timezone.now()).order_by("-expires")
        own = rows if frame.is_portal else rows.filter(site=frame.site)
        ended = own.values_list("expires", flat=True).first()
        told = super().feed_extra_kwargs(frame)
        return {"changed_at": max(filter(None, (ended, told["changed_at"])), default=None)}

    def item_title(self, item: WarningMessage) -> str:
        return item.shown[0]

    def item_description(self, item: WarningMessage) -> str:
        kind = f"{item.get_message_type_display()} · {item.get_status_display()}"
        until = _("Holds until %(until)s.") % {"until": clock_date(item.expires)}
        return paragraphs(kind, item.sender_name, until)

    def item_link(self, item: WarningMessage) -> str:
        return item.address

    def item_guid(self, item: WarningMessage) -> str:
        return item.identifier

    # What RSS says of it: the identifier is no address.
    item_guid_is_permalink = False

    def item_enclosures(self, item: WarningMessage) -> list[Enclosure]:
        """Says of which type the message is; its length nobody counts."""
        return [Enclosure(item.address, "0", MEDIA_TYPE)]

    def item_pubdate(self, item: WarningMessage) -> datetime:
        return item.sent

    def item_updateddate(self, item: WarningMessage) -> datetime:
        return item.sent

    def item_author_name(self, item: WarningMessage) -> str:
        return item.sender_name

    def item_categories(self, item: WarningMessage) -> list[str]:
        return [item.message_type, item.status]

    def item_extra_kwargs(self, item: WarningMessage) -> dict:
        return {"language": item.shown[1]}


class _Rss(Rss201rev2Feed):
    """Ends no empty feed "now", as the Atom one."""

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else self.feed["changed_at"]


class WarningRss(WarningFeed):
    """The same as RSS 2.0, for aggregators that read nothing else."""

    feed_type = _Rss
