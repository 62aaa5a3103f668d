"""Gift sets: products put together for a season, such as “quà Tết”."""

from datetime import date, timedelta

from django.db import models
from django.db.models import Exists, OuterRef
from django.forms import Select
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    PageChooserPanel,
    TitleFieldPanel,
)
from wagtail.models import Orderable, PageManager, TranslatableMixin
from wagtail.search import index

from portal.admin.picture_chooser import PictureChooser
from portal.core.finding import SearchKind
from portal.core.hints import Text
from portal.core.models import BasePage, DescribedPicture, SummaryMixin
from portal.core.panels import StarredFieldPanel
from portal.core.pictures.words import CREDIT_HELP
from portal.core.querysets import PortalPageQuerySet
from products.forms.gift_sets import GiftSetForm
from products.models.price_age import PriceAgeMixin
from products.models.products import ProductPage
from products.structured_data import gift_set_data

# How long before its season a set is shown.
ANNOUNCED = timedelta(days=45)
MOST_PRODUCTS = 12


class GiftSetQuerySet(PortalPageQuerySet):
    """Gift sets; start from `in_frame`."""

    def in_season(self, day: date) -> "GiftSetQuerySet":
        """Those that lists show on a day: announced or sold, with a product that is public."""
        shown = self.filter(season_ends_on__gte=day, season_starts_on__lte=day + ANNOUNCED)
        return shown.filter(_has_product())

    def without_products(self, day: date) -> "GiftSetQuerySet":
        """Those that lists would show on a day, or later, if they had a product left."""
        return self.filter(~_has_product(), season_ends_on__gte=day)


def _has_product() -> Exists:
    items = GiftSetItem.objects.filter(page=OuterRef("pk"), product__live=True)
    return Exists(items)


GiftSetManager = PageManager.from_queryset(GiftSetQuerySet)


class GiftSetPage(PriceAgeMixin, DescribedPicture, SummaryMixin, BasePage):
    """Products of a commune put together as a gift, shown while its season lasts."""

    producer = models.ForeignKey(
        "products.ProducerPage",
        verbose_name=_("who puts it together"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="gift_sets",
    )
    season_starts_on = models.DateField(_("sold from"), null=True, blank=True)
    season_ends_on = models.DateField(
        _("sold until"),
        null=True,
        blank=True,
        help_text=_("Lists show the set from 45 days before its season until this day."),
    )
    price = models.PositiveIntegerField(_("price of the set (đồng)"), null=True, blank=True)
    price_updated_on = models.DateField(_("price updated on"), null=True, blank=True)
    cover = models.ForeignKey(
        "core.CustomImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    cover_alt = models.CharField(_("what the picture shows"), max_length=160, blank=True)
    cover_credit = models.CharField(_("credit"), max_length=120, blank=True)

    content_panels = [
        TitleFieldPanel("title", heading=_("Name of the gift set"), placeholder=False),
        FieldPanel("summary"),
        FieldRowPanel([StarredFieldPanel("season_starts_on"), StarredFieldPanel("season_ends_on")]),
        InlinePanel(
            "items",
            heading=_("Products in the set"),
            label=_("Product"),
            max_num=MOST_PRODUCTS,
            help_text=_(
                "Products of this commune. One that is no longer public falls out by itself; a set"
                " without any is not shown in lists."
            ),
        ),
        FieldPanel("producer", widget=Select),
        FieldRowPanel([FieldPanel("price"), FieldPanel("price_updated_on")]),
        MultiFieldPanel(
            [
                FieldPanel("cover", widget=PictureChooser),
                FieldPanel("cover_alt"),
                FieldPanel("cover_credit", help_text=CREDIT_HELP),
            ],
            heading=_("Picture"),
        ),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("summary")]
    facts_in_words = ("cover_alt", "cover_credit")
    picture_fields = ("cover", "cover_alt", "cover_credit")
    objects = GiftSetManager()
    base_form_class = GiftSetForm

    template = "products/gift_set_page.html"
    alerts = ""
    search_kind = SearchKind(
        "gift-set", pgettext_lazy("kind of results", "Gift sets"), is_local=True
    )
    parent_page_types = ["products.ProductIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("gift set")
        verbose_name_plural = _("gift sets")

    def publishing_errors(self) -> dict[str, Text]:
        errors = super().publishing_errors()
        starts, ends = self.season_starts_on, self.season_ends_on
        if not starts:
            errors["season_starts_on"] = _("Say from which day on it is sold.")
        if not ends:
            errors["season_ends_on"] = _("Say until which day it is sold.")
        if starts and ends and ends < starts:
            errors["season_ends_on"] = _("The last day must not be before the first one.")
        return errors

    @property
    def is_over(self) -> bool:
        return bool(self.season_ends_on and self.season_ends_on < timezone.localdate())

    @property
    def is_to_come(self) -> bool:
        return bool(self.season_starts_on and self.season_starts_on > timezone.localdate())

    @cached_property
    def shown_producer(self):
        """Who puts it together where their page is public."""
        return self.producer if self.producer and self.producer.live else None

    @property
    def share_picture(self) -> tuple | None:
        return (self.cover, self.cover_alt) if self.cover_id else None

    def shown_products(self, frame) -> list[tuple[ProductPage, str]]:
        """What of the set the site's readers may see, each with how much of it; two queries."""
        rows = self.items.values_list("product__translation_key", "amount")
        amounts = dict(rows.order_by("sort_order"))
        found = ProductPage.objects.in_frame(frame).filter(translation_key__in=list(amounts))
        products = {page.translation_key: page for page in found.for_cards()}
        return [(products[key], amounts[key]) for key in amounts if key in products]

    def structured_data(self, context) -> list[dict]:
        return gift_set_data(self, context["frame"], context.get("products", []))

    def get_context(self, request, *args, **kwargs):
        """`products`: pairs of a product and how much of it is in the set."""
        context = super().get_context(request, *args, **kwargs)
        context["products"] = self.shown_products(request.frame)
        return context


class GiftSetItem(TranslatableMixin, Orderable):
    """A product of a gift set."""

    page = ParentalKey(GiftSetPage, on_delete=models.CASCADE, related_name="items")
    product = models.ForeignKey(
        ProductPage, verbose_name=_("product"), on_delete=models.CASCADE, related_name="+"
    )
    amount = models.CharField(
        _("how much of it"),
        max_length=60,
        blank=True,
        help_text=_("Such as “2 hũ 650 g”."),
    )

    panels = [PageChooserPanel("product"), FieldPanel("amount")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("product of a set")
        verbose_name_plural = _("products of a set")

    def __str__(self):
        return str(self.product)
