"""Procedures for feed readers: who writes papers for others sees what changed."""

from django.utils.translation import pgettext_lazy

from communes.procedures.models import ProcedurePage
from communes.procedures.querysets import ProcedureQuerySet
from portal.machines.feeds import SiteFeed
from portal.sites.frame import Frame


class ProcedureFeed(SiteFeed):
    """The procedures that a site shows, those that changed last first."""

    name = "procedures"
    section = "ProcedureIndexPage"
    label = pgettext_lazy("pages", "Procedures")

    def get_items(self, frame: Frame) -> ProcedureQuerySet:
        items = ProcedurePage.objects.in_frame(frame).for_list()
        return items.order_by("-last_published_at", "-pk")

    def texts(self, item) -> list[str]:
        """What people call it, what it gives them, and the time and fee of the first way."""
        way = item.first_way
        told = (str(way), way.takes, way.costs) if way else ()
        return [item.everyday_name, item.summary_text, " · ".join(filter(None, told))]

    def tags(self, item) -> list[str]:
        return [item.field_label] if item.field else []
