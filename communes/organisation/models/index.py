"""The section: the whole apparatus of a site, who is on duty today, who receives people."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from communes.organisation.models.profile import OfficialProfilePage
from communes.organisation.models.unit import OrganisationUnitPage
from communes.organisation.tree import chart
from portal.core.models import BasePage, SummaryMixin
from portal.core.sections import HOMES, Section
from portal.lists.listing import ItemsMixin


def _defaults() -> dict:
    return {"summary": gettext("Who does what, on which number, and when they receive people.")}


class OrganisationIndexPage(ItemsMixin, SummaryMixin, BasePage):
    """The units of this site as a tree with their officials; the portal shows its own."""

    content_panels = [*BasePage.content_panels, FieldPanel("summary")]
    search_fields = [*BasePage.search_fields, index.SearchField("summary")]

    template = "organisation/index_page.html"
    asks_usefulness = True
    shows_latest = True
    orders_children = True
    items_nest = True
    parent_page_types = HOMES
    subpage_types = ["organisation.OrganisationUnitPage"]
    max_count_per_parent = 1
    nav_icon = "users"
    sections = (
        Section(
            _("Organisation and officials"),
            86,
            in_menu=False,
            defaults=_defaults,
            holds=("organisation",),
        ),
    )
    answers_to = """
        bo may, bo may to chuc, co cau to chuc, can bo, danh sach can bo, lanh dao, lanh dao xa,
        ban lanh dao, danh ba, danh ba can bo, so dien thoai can bo, so dien thoai lanh dao,
        ai truc, lich truc, can bo truc, truc ban, hom nay ai truc,
        organisation, officials, who is on duty
    """

    class Meta:
        verbose_name = _("organisation section")
        verbose_name_plural = _("organisation sections")

    def get_context(self, request, *args, **kwargs):
        """`chart`: all units with their officials."""
        context = super().get_context(request, *args, **kwargs)
        context["chart"] = chart(self, request.frame)
        return context

    def kinds_of_items(self):
        units = OrganisationUnitPage.objects.descendant_of(self).select_related("locale")
        people = OfficialProfilePage.objects.descendant_of(self)
        return [units, people.select_related("locale", "photo")]
