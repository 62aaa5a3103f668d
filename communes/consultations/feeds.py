"""Drafts to comment on for feed readers."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communes.consultations.models import ConsultationPage
from communes.consultations.querysets import ConsultationQuerySet
from portal.core.formatting import long_date
from portal.machines.feeds import SiteFeed


class ConsultationFeed(SiteFeed):
    """The newest drafts, and what was made of the comments; on the portal, of all communes."""

    name = "consultations"
    section = "ConsultationIndexPage"
    label = gettext_lazy("Drafts to comment on")

    def get_items(self, frame) -> ConsultationQuerySet:
        items = ConsultationPage.objects.in_frame(frame).select_related("locale")
        return items.defer("body", "results").newest()

    def texts(self, item) -> list[str]:
        return [
            item.summary_text,
            _("Comments are taken from %(first)s until %(last)s.")
            % {"first": long_date(item.opens_on), "last": long_date(item.closes_on)},
        ]

    def tags(self, item) -> list[str]:
        return [str(item.state.label)]

    def item_author_name(self, item):
        return item.issuer or super().item_author_name(item)
