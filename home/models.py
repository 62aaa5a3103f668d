"""The provincial portal: its home and the directory of its communes."""

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.search import index

from home.cards import commune_cards
from home.figures import as_table, compared
from home.forms import DirectoryForm
from home.opening.models import CommuneOpening
from portal.core.blocks import FIGURE_BLOCKS, TASK_BLOCKS
from portal.core.csv_files import csv_response
from portal.core.fields import BodyField
from portal.core.models import BasePage, SummaryMixin
from portal.core.sections import PORTAL, Section
from portal.core.structured_data import office
from portal.lists.listing import ListingMixin
from portal.pagecache.conditional import conditional
from portal.sites.neighbours import commune_sites

__all__ = ["CommuneDirectoryPage", "CommuneOpening", "ProvinceHomePage"]


class ProvinceHomePage(BasePage):
    """The home of the provincial portal, which gathers all communes."""

    headline = models.CharField(_("headline"), max_length=90, blank=True)
    welcome = models.CharField(_("welcome"), max_length=160, blank=True)
    tasks = BodyField(TASK_BLOCKS, verbose_name=_("frequent tasks"), blank=True)
    figures_heading = models.CharField(_("heading of the figures"), max_length=90, blank=True)
    figures = BodyField(FIGURE_BLOCKS, verbose_name=_("figures"), blank=True)
    bars_heading = models.CharField(_("heading of the bars"), max_length=90, blank=True)
    figures_note = models.CharField(_("source of the figures"), max_length=160, blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("headline"),
        FieldPanel("welcome"),
        FieldPanel("tasks"),
        MultiFieldPanel(
            [
                FieldPanel("figures_heading"),
                FieldPanel("figures"),
                FieldPanel("bars_heading"),
                FieldPanel("figures_note"),
            ],
            heading=_("Figures"),
        ),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("headline"),
        index.SearchField("welcome"),
    ]

    template = "home/province_home_page.html"
    shows_latest = True
    alerts = "full"
    parent_page_types = ["wagtailcore.Page"]
    gathers_communes = True

    class Meta:
        verbose_name = _("provincial home page")
        verbose_name_plural = _("provincial home pages")

    def structured_data(self, context) -> list[dict]:
        return [*super().structured_data(context), office(context["frame"])]

    def get_context(self, request, *args, **kwargs):
        # The hero holds the search: a second one above it would only be in the way.
        return super().get_context(request, *args, **kwargs) | {"hide_header_search": True}


def directory_defaults() -> dict:
    return {
        "summary": gettext("Every commune has its own site. Find yours, also by an older name.")
    }


class CommuneDirectoryPage(RoutablePageMixin, ListingMixin, SummaryMixin, BasePage):
    """All communes of the province, found by today's or an older name."""

    content_panels = [*BasePage.content_panels, FieldPanel("summary")]

    template = "home/commune_directory_page.html"
    parent_page_types = ["home.ProvinceHomePage"]
    subpage_types = []
    max_count_per_parent = 1
    nav_icon = "pin"
    nav_label = _("Communes")
    sections = (
        Section(_("Choose your commune"), 15, on=frozenset({PORTAL}), defaults=directory_defaults),
    )
    list_form_class = DirectoryForm
    per_page = 24

    class Meta:
        verbose_name = _("commune directory page")
        verbose_name_plural = _("commune directory pages")

    def get_items(self, request) -> models.QuerySet:
        """The sites of all communes, by name."""
        request.frame.follows("communes")
        return commune_sites().select_related("communesettings__unit")

    def decorate(self, items: list, request) -> list:
        return commune_cards(items, request.frame)

    def get_context(self, request, *args, **kwargs):
        """`compared`: the figures of the communes on this page of the list."""
        context = super().get_context(request, *args, **kwargs)
        sites = [card.site for card in context["listing"].page_obj.object_list]
        return context | {
            "compared": compared(sites, request.frame),
            "today": timezone.localdate(),
        }

    @path("so-sanh-csv/", name="comparison")
    def comparison(self, request):
        """The figures of all communes as a file for spreadsheets."""
        rows = compared(list(self.get_items(request)), request.frame)
        name = f"{request.frame.first_root.slug}-so-sanh-xa"
        file: Any = csv_response(list(as_table(rows)), name)
        return conditional(request, file, 15 * 60)
