"""The page that tells a commune's lineage."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from communes.units.lineage import lineage_of, unit_of
from portal.core.models import BasePage, SummaryMixin
from portal.core.querysets import sites_at
from portal.core.sections import COMMUNE, Section


class UnitLineagePage(SummaryMixin, BasePage):
    """What the commune was and what it became, told from the list of units."""

    content_panels = [*BasePage.content_panels, FieldPanel("summary")]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("lineage_text"),
    ]
    never_quoted = ("lineage_text",)

    template = "units/unit_lineage_page.html"
    asks_usefulness = True
    parent_page_types = ["communes.CommuneHomePage"]
    subpage_types = []
    max_count_per_parent = 1
    nav_icon = "map"
    nav_label = _("Boundaries")
    sections = (
        Section(_("History of the boundaries"), 12, on=frozenset({COMMUNE}), in_menu=False),
    )

    class Meta:
        verbose_name = _("page on the history of the boundaries")
        verbose_name_plural = _("pages on the history of the boundaries")

    @property
    def lineage_text(self) -> str:
        """The units that the page tells of, so that an old name finds it."""
        site = sites_at(self.path).first()
        unit = unit_of(site) if site else None
        if unit is None:
            return ""
        changes = lineage_of(unit).changes
        units = [one for change in changes for one in (*change.predecessors, change.successor)]
        return ", ".join(dict.fromkeys(one.full_name for one in units))

    def get_context(self, request, *args, **kwargs):
        """`lineage`: a `communes.units.lineage.Lineage`, or None without a unit."""
        context = super().get_context(request, *args, **kwargs)
        unit = unit_of(request.frame.site)
        context["lineage"] = lineage_of(unit) if unit else None
        return context
