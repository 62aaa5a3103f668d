"""Atom feeds (RFC 4287) of a site's lists; on the portal, of every commune's."""

import re
from datetime import datetime
from functools import partial
from uuid import uuid5

from django.contrib.syndication.views import Feed
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import QuerySet
from django.http import HttpResponseNotAllowed
from django.utils.feedgenerator import Atom1Feed, SyndicationFeed
from django.utils.html import format_html_join
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from portal.core.addresses import page_url
from portal.core.hints import Text
from portal.pagecache.conditional import conditional
from portal.sites.frame import Frame
from portal.sites.neighbours import attach_communes
from portal.sites.shared import stand_in

ENTRIES = 30
MAX_AGE = 5 * 60
# XML 1.0 can't write these, and Django refuses to; texts pasted from elsewhere may hold them.
without_controls = partial(re.compile(r"[\x00-\x08\x0B-\x0C\x0E-\x1F]").sub, "")


def paragraphs(*texts: str) -> str:
    """Plain texts as HTML paragraphs, for summaries; empty ones are left out."""
    return format_html_join("", "<p>{}</p>", ((text,) for text in texts if text))


class AtomFeed(Atom1Feed):
    """Names the language of entries that are not in the feed's, and ends no empty feed "now"."""

    def add_item_elements(self, handler, item) -> None:
        texts = {name: without_controls(item[name] or "") for name in ("title", "description")}
        author = without_controls(item["author_name"]) if item["author_name"] else None
        tags = [without_controls(tag) for tag in item["categories"]]
        item = item | texts | {"author_name": author, "categories": tags}
        super().add_item_elements(handler, item)

    def item_attributes(self, item) -> dict:
        language = item["language"]
        return {"xml:lang": language} if language != self.feed["language"] else {}

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else self.feed["changed_at"]


class SiteFeed(Feed):
    """The newest pages of one kind. Subclasses say `name`, `section`, `label` and `get_items`.

    `section` is the page type of the list, without which a site has no such feed.
    """

    feed_type: type[SyndicationFeed] = AtomFeed
    name = ""
    section = ""
    label: Text = ""

    def __call__(self, request, *args, **kwargs):
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        return conditional(request, super().__call__(request, *args, **kwargs), MAX_AGE)

    def get_items(self, frame: Frame) -> QuerySet:
        """The pages by `in_frame(frame)`, newest first, with their locale."""
        raise NotImplementedError

    def texts(self, item) -> list[str]:
        """The paragraphs of an entry's summary, in the entry's language; "" is left out."""
        return [item.summary_text]

    def tags(self, item) -> list[str]:
        """The categories of an entry beside its commune."""
        return []

    def get_object(self, request):
        if not request.frame.navigation.section_url(self.section):
            raise ObjectDoesNotExist
        return request.frame

    def items(self, frame: Frame) -> list:
        pages = stand_in(self.get_items(frame)[:ENTRIES], frame)
        if frame.is_portal:
            attach_communes(pages, frame)
        for page in pages:
            page.feed_url = page_url(page, frame)
            page.publisher = page.commune.name if frame.is_portal and page.commune else ""
        return [page for page in pages if page.feed_url]

    def title(self, frame: Frame) -> str:
        return _("%(label)s – %(name)s") % {"label": self.label, "name": frame.identity.name}

    def link(self, frame: Frame) -> str:
        return frame.site.root_url + frame.navigation.section_url(self.section)

    def feed_url(self, frame: Frame) -> str:
        return frame.site.root_url + frame.path

    def feed_guid(self, frame: Frame) -> str:
        return uuid5(frame.first_root.translation_key, f"{self.name}:{get_language()}").urn

    def author_name(self, frame: Frame) -> str:
        return frame.identity.body

    def author_link(self, frame: Frame) -> str:
        return frame.site.root_url + frame.home_url

    def feed_extra_kwargs(self, frame: Frame) -> dict:
        root = frame.root
        return {"changed_at": root.last_published_at or root.latest_revision_created_at}

    def item_title(self, item) -> str:
        with override(item.locale.language_code):
            return item.shared_title

    def item_description(self, item) -> str:
        with override(item.locale.language_code):
            return paragraphs(*self.texts(item))

    def item_link(self, item) -> str:
        return item.feed_url

    def item_guid(self, item) -> str:
        """The same in the commune's feed and in the portal's, whatever the address becomes."""
        return uuid5(item.translation_key, item.locale.language_code).urn

    def item_pubdate(self, item) -> datetime:
        return item.first_published_at or item.last_published_at

    def item_updateddate(self, item) -> datetime:
        return item.last_published_at or self.item_pubdate(item)

    def item_author_name(self, item) -> str | None:
        return item.publisher or None

    def item_categories(self, item) -> list[str]:
        with override(item.locale.language_code):
            tags = [str(tag) for tag in self.tags(item)]
        return [*([item.publisher] if item.publisher else []), *tags]

    def item_extra_kwargs(self, item) -> dict:
        return {"language": item.locale.language_code}
