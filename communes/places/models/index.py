"""The section: the public places of a commune."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from communes.places.forms import PlaceListForm
from communes.places.models.place import PlacePage
from portal.core.models import BasePage, SummaryMixin
from portal.core.sections import COMMUNE, Section
from portal.lists.listing import ListingMixin


def _defaults() -> dict:
    return {"summary": gettext("Where it is, whether it is open now, and its telephone.")}


class PlaceIndexPage(ListingMixin, SummaryMixin, BasePage):
    """Offices, clinics, schools, markets and such of this commune."""

    content_panels = [*BasePage.content_panels, FieldPanel("summary")]
    search_fields = [*BasePage.search_fields, index.SearchField("summary")]

    template = "places/index_page.html"
    asks_usefulness = True
    parent_page_types = ["communes.CommuneHomePage"]
    subpage_types = ["places.PlacePage"]
    max_count_per_parent = 1
    nav_icon = "pin"
    per_page = 20
    list_form_class = PlaceListForm
    sections = (
        Section(
            _("Public places"),
            88,
            on=frozenset({COMMUNE}),
            in_menu=False,
            defaults=_defaults,
        ),
    )
    answers_to = """
        dia diem, dia diem cong cong, tram y te o dau, tram y te, nha thuoc, truong hoc,
        buu dien, buu dien van hoa, cho, nha van hoa, wifi mien phi, wifi, cay atm, atm,
        cho nao dang mo cua, dang mo cua, mo cua khong, con mo cua khong, gan day,
        public places, clinic, pharmacy, post office, open now
    """

    class Meta:
        verbose_name = _("list of public places")
        verbose_name_plural = _("lists of public places")

    def get_items(self, request):
        return PlacePage.objects.in_frame(request.frame).select_related("locale")

    def item_pages(self):
        return PlacePage.objects.child_of(self).select_related("locale")

    def decorate(self, items: list, request) -> list:
        for place in items:
            request.frame.changes_at(place.state.until)
        return items
