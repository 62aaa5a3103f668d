"""The section: all villages of a commune on one page."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from communes.villages.listed import villages_of
from communes.villages.models.page import VillagePage
from portal.core.models import BasePage, SummaryMixin
from portal.core.sections import COMMUNE, Section
from portal.lists.listing import ItemsMixin


def _defaults() -> dict:
    return {"summary": gettext("Households, digital teams and notices of each village.")}


class VillageIndexPage(ItemsMixin, SummaryMixin, BasePage):
    """The villages of this commune, in the order that officers gave them."""

    content_panels = [*BasePage.content_panels, FieldPanel("summary")]
    search_fields = [*BasePage.search_fields, index.SearchField("summary")]

    template = "villages/index_page.html"
    shows_latest = True
    asks_usefulness = True
    parent_page_types = ["communes.CommuneHomePage"]
    subpage_types = ["villages.VillagePage"]
    max_count_per_parent = 1
    nav_icon = "people-org"
    sections = (
        Section(
            _("Villages and hamlets"),
            87,
            on=frozenset({COMMUNE}),
            in_menu=False,
            defaults=_defaults,
        ),
    )
    answers_to = """
        thon, xom, ban, thon xom, thon ban, danh sach thon, danh sach xom, cac thon, cac xom,
        cac thon cua xa, co may thon, co may xom, bao nhieu thon, bao nhieu xom, truong thon,
        xom truong, truong ban, to cong nghe so, to cong nghe so cong dong, nha van hoa thon,
        nha van hoa xom, ban do xa, ban do, loa truyen thanh, villages, hamlets, map
    """

    class Meta:
        verbose_name = _("section of villages")
        verbose_name_plural = _("sections of villages")

    def get_context(self, request, *args, **kwargs):
        """`villages`: those that have a page, with what they count together as `total`."""
        context = super().get_context(request, *args, **kwargs)
        return context | {"villages": villages_of(request.frame)}

    def item_pages(self):
        return VillagePage.objects.descendant_of(self).select_related("locale", "village")
