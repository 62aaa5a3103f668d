"""Published reports for feed readers."""

from datetime import datetime
from uuid import uuid5

from django.conf import settings
from django.utils.translation import override, pgettext_lazy

from communes.feedback.addresses import feedback_path
from communes.feedback.choices import TAG
from communes.feedback.models.reports import FeedbackReport
from portal.machines.feeds import SiteFeed, paragraphs
from portal.sites.frame import Frame


class FeedbackFeed(SiteFeed):
    """The newest published reports of a commune with what became of them; officers' words."""

    name = "feedback"
    section = "FeedbackIndexPage"
    label = pgettext_lazy("section", "Reports")

    def get_items(self, frame: Frame):
        frame.follows(TAG)
        return FeedbackReport.objects.in_site(frame.site).public()

    def items(self, frame: Frame) -> list:
        rows = list(self.get_items(frame).order_by("-published_at", "-pk")[:30])
        for row in rows:
            row.feed_url = self.link(frame) + feedback_path("report", str(row.pk))
            row.feed_id = uuid5(frame.first_root.translation_key, f"feedback:{row.pk}").urn
        return rows

    def item_title(self, item) -> str:
        return item.title

    def item_description(self, item) -> str:
        with override(settings.LANGUAGE_CODE):
            return paragraphs(item.get_status_display(), item.public_text, item.where, item.outcome)

    def item_link(self, item) -> str:
        return item.feed_url

    def item_guid(self, item) -> str:
        return item.feed_id

    def item_pubdate(self, item) -> datetime:
        return item.published_at

    def item_updateddate(self, item) -> datetime:
        return max(item.published_at, item.closed_at or item.published_at)

    def item_author_name(self, item) -> None:
        return None

    def item_categories(self, item) -> list[str]:
        return [item.kind.name]

    def item_extra_kwargs(self, item) -> dict:
        return {"language": settings.LANGUAGE_CODE}
