"""The lists of the showcase: products and their producers."""

from django.db import models
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField
from wagtail.search import index

from portal.core.models import BasePage
from portal.core.sections import HOMES, Section
from portal.lists.listing import ListingMixin
from products import defaults
from products.compare import show_comparison
from products.forms.lists import ProducerListForm, ProductListForm
from products.harvest import show_harvest
from products.models.gift_sets import GiftSetPage
from products.models.producers import ProducerPage
from products.models.products import ProductPage
from products.press import show_press_sheet

# The landscape of the portal's list follows the harvest: oranges, tea, sea, lotus.
THEMES_OF_MONTHS = ("cam", *("che",) * 3, *("bien",) * 3, *("sen",) * 2, *("cam",) * 3)


class ProductIndexPage(RoutablePageMixin, ListingMixin, BasePage):
    """The showcase of a commune; on the portal, of all communes."""

    heading = models.CharField(_("heading"), max_length=60, blank=True)
    lead = models.CharField(_("lead"), max_length=200, blank=True)
    about_ocop = RichTextField(
        _("what OCOP is"),
        features=["bold", "ul", "link"],
        blank=True,
        help_text=_("Opens on a click under the heading. The rules change: keep it up to date."),
    )

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel([FieldPanel("heading"), FieldPanel("lead")], heading=_("Top of the page")),
        FieldPanel("about_ocop"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("lead")]

    template = "products/product_index_page.html"
    parent_page_types = HOMES
    subpage_types = [
        "products.ProductPage",
        "products.GiftSetPage",
        "products.ProducerIndexPage",
    ]
    max_count_per_parent = 1
    nav_icon = "bag"
    alerts = ""
    feed_name = "product_feed"
    nav_label = _("Products")
    sections = (
        Section(
            _("OCOP products and specialities"), 50, defaults=defaults.showcase, holds=("more",)
        ),
    )
    count_is_of_content = True
    list_form_class = ProductListForm

    class Meta:
        verbose_name = _("list of products")
        verbose_name_plural = _("lists of products")

    @cached_property
    def summary_text(self) -> str:
        return self.search_description or self.lead

    def get_items(self, request) -> QuerySet:
        return ProductPage.objects.in_frame(request.frame).for_cards()

    def get_context(self, request, *args, **kwargs):
        """`hero_theme`, on the portal that of the season; `producers_url` of their list."""
        context = super().get_context(request, *args, **kwargs)
        producers = self.get_producers(request.frame)
        context["producers_url"] = request.frame.url_of(producers) if producers else ""
        theme = request.frame.theme
        if request.frame.is_portal:
            theme = THEMES_OF_MONTHS[timezone.localdate().month - 1]
        context["hero_theme"] = theme
        return context

    def get_producers(self, frame) -> "ProducerIndexPage | None":
        """The list of producers below this one, remembered."""
        pages = ProducerIndexPage.objects.child_of(self).live().select_related("locale")
        return frame.remember(f"producers:{self.pk}", pages.first)

    def context_around(self, request) -> dict:
        """What Wagtail gives the template of any page, without the list."""
        return {"self": self, "request": request}

    @path("mua-vu/", name="harvest")
    def harvest_route(self, request):
        """Months and products as a table."""
        return show_harvest(self, request)

    @path("so-sanh/", name="compare")
    def compare_route(self, request):
        """Up to three products beside each other."""
        return show_comparison(self, request)

    @path("<slug:slug>/to-gioi-thieu/", name="press_sheet")
    def press_route(self, request, slug):
        """A product on one A4, with its pictures to reuse."""
        return show_press_sheet(self, request, slug)

    def route(self, request, path_components):
        producers = self.get_producers(request.frame)
        if path_components and producers and producers.slug == path_components[0]:
            producers._cached_parent_obj = self
            return producers.route(request, path_components[1:])
        return super().route(request, path_components)

    def item_pages(self) -> QuerySet:
        return ProductPage.objects.child_of(self).select_related(
            "content_type", "locale", "producer__locale", "certificate_scan", "cover"
        )

    def kinds_of_items(self) -> list[QuerySet]:
        """Products first: a product's page pays nothing for gift sets."""
        sets = GiftSetPage.objects.child_of(self).select_related(
            "content_type", "locale", "producer__locale", "cover"
        )
        return [self.item_pages(), sets]


class ProducerIndexPage(ListingMixin, BasePage):
    """The producers of a commune; on the portal, of all communes."""

    lead = models.CharField(_("lead"), max_length=200, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("lead")]

    template = "products/producer_index_page.html"
    parent_page_types = ["products.ProductIndexPage"]
    subpage_types = ["products.ProducerPage"]
    max_count_per_parent = 1
    nav_icon = "users"
    alerts = ""
    sections = (
        Section(
            _("Co-operatives and producers"),
            55,
            parent="ProductIndexPage",
            defaults=defaults.producers,
        ),
    )
    count_is_of_content = True
    list_form_class = ProducerListForm

    class Meta:
        verbose_name = _("list of producers")
        verbose_name_plural = _("lists of producers")

    @cached_property
    def summary_text(self) -> str:
        return self.search_description or self.lead

    def item_pages(self) -> QuerySet:
        return ProducerPage.objects.child_of(self).select_related("locale", "photo")

    def get_items(self, request) -> QuerySet:
        """Producers by name, each with the number of its public products."""
        # A product in two languages is one product.
        products = ProductPage.objects.live().filter(
            producer__translation_key=OuterRef("translation_key")
        )
        counted = products.order_by().values("producer__translation_key")
        counted = counted.annotate(n=Count("translation_key", distinct=True))
        return (
            ProducerPage.objects.in_frame(request.frame)
            .select_related("locale", "photo")
            .annotate(product_count=Coalesce(Subquery(counted.values("n")), 0))
            .order_by("title", "pk")
        )
