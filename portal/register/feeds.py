"""The heads of days as an Atom feed: whoever reads it keeps them."""

from datetime import datetime, time, timedelta
from uuid import uuid5

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from portal.machines.feeds import ENTRIES, SiteFeed, paragraphs
from portal.register.heads import SETTLES_WITHIN, Head, heads_of_days
from portal.sites.frame import Frame


class HeadFeed(SiteFeed):
    """The same on every site: there is one chain."""

    name = "register"
    section = "DocumentCheckPage"
    label = gettext_lazy("Heads of the register")

    def items(self, frame: Frame) -> list:
        self._frame = frame
        return heads_of_days(ENTRIES)

    def item_title(self, item: Head) -> str:
        return _("Head of %(day)s") % {"day": date_format(item.day)}

    def item_description(self, item: Head) -> str:
        place = _("Entry %(place)d of the register.") % {"place": item.sequence}
        return paragraphs(place, f"{item.sequence}:{item.hash}")

    def item_link(self, item: Head) -> str:
        return self.link(self._frame)

    def item_guid(self, item: Head) -> str:
        return uuid5(self._frame.first_root.translation_key, f"head:{item.day}").urn

    def item_pubdate(self, item: Head) -> datetime:
        """When the day was over, and its head settled."""
        midnight = datetime.combine(
            item.day + timedelta(days=1), time(), timezone.get_current_timezone()
        )
        return midnight + SETTLES_WITHIN

    def item_updateddate(self, item: Head) -> datetime:
        return self.item_pubdate(item)

    def item_author_name(self, item: Head) -> None:
        return None

    def item_categories(self, item: Head) -> list[str]:
        return []

    def item_extra_kwargs(self, item: Head) -> dict:
        return {"language": get_language()}
