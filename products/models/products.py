"""A product of the showcase: what it is, when it is there, who sells it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.fields import RichTextField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from portal.core.addresses import own_page_url
from portal.core.finding import SearchFacts, SearchKind
from portal.core.hints import Text
from portal.core.models import BasePage, SummaryMixin
from portal.core.querysets import HOME_PATH, home_paths
from portal.core.typed.phones import PhoneField
from products.criteria import set_name
from products.forms.pages import ProductPageForm
from products.models.certificate import CertificateMixin
from products.models.choices import OcopGroup
from products.models.facets import GROUP, SEASON, STARS, seasons
from products.models.price_age import PriceAgeMixin
from products.models.season import SeasonMixin
from products.models.star_changes import TAG, StarChange, StarLogMixin
from products.panels import product_edit_handler
from products.prices import Basis, compared_price
from products.querysets import ProductManager
from products.structured_data import product_data

RELATED_SHOWN = 4
# Functions of a product and of who publishes it (None where nobody is known), each of which
# gives errors by field: rules of going out that stand outside the showcase, such as the register
# of decisions. What is public already may be saved and translated on.
RULES_HOOK = "portal_product_rules"


class ProductPage(
    StarLogMixin, CertificateMixin, SeasonMixin, PriceAgeMixin, SummaryMixin, BasePage
):
    """An OCOP product or speciality; readers buy from the producer, never from the commune."""

    producer = models.ForeignKey(
        "products.ProducerPage",
        verbose_name=_("producer"),
        null=True,  # a draft may wait for it
        on_delete=models.PROTECT,
        related_name="products",
    )
    ocop_group = models.CharField(
        _("group"), max_length=10, choices=OcopGroup.choices, default=OcopGroup.FOOD
    )
    ocop_set = models.CharField(
        _("product set"),
        max_length=80,
        blank=True,
        help_text=_("One of the 26 sets of the criteria."),
    )
    geographical_indication = models.CharField(
        _("geographical indication"), max_length=80, blank=True, help_text=_("Such as “Cam Vinh”.")
    )
    description = RichTextField(_("description"), features=["bold", "ul", "ol", "link"], blank=True)
    story = RichTextField(
        _("story"),
        features=["bold", "ul", "ol", "link"],
        blank=True,
        help_text=_("Where it comes from, who makes it, how."),
    )
    ingredients = models.CharField(_("ingredients"), max_length=250, blank=True)
    net_content = models.CharField(
        _("packing"), max_length=80, blank=True, help_text=_("Such as “Túi 5 kg, hộp 10 kg”.")
    )
    storage = models.CharField(_("storage"), max_length=120, blank=True)
    price_min = models.PositiveIntegerField(
        _("price from (đồng)"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    price_max = models.PositiveIntegerField(
        _("price to (đồng)"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Only where there is a range."),
    )
    price_unit = models.CharField(
        _("price unit"), max_length=40, blank=True, help_text=_("Such as “kg” or “chai 500 ml”.")
    )
    price_note = models.CharField(
        _("note on the price"),
        max_length=80,
        blank=True,
        help_text=_("Such as “mua từ 10 kg còn 40.000 đ”."),
    )
    price_updated_on = models.DateField(_("price updated on"), null=True, blank=True)
    # What one kilo, litre or piece costs, kept on saving so that lists compare prices.
    price_basis = models.PositiveSmallIntegerField(null=True, choices=Basis.choices, editable=False)
    price_for_one = models.BigIntegerField(null=True, editable=False)
    video_url = models.URLField(_("video"), blank=True)
    traceability_code = models.CharField(_("traceability code"), max_length=60, blank=True)
    traceability_url = models.URLField(
        _("traceability address"), blank=True, help_text=_("The QR code on the page leads there.")
    )
    food_safety_cert = models.CharField(_("food safety certificate"), max_length=120, blank=True)
    contact_phone = PhoneField(_("phone for orders"))
    contact_name = models.CharField(
        _("who answers"), max_length=60, blank=True, help_text=_("Such as “chị Hạnh”.")
    )
    zalo = PhoneField(_("Zalo number"), blank=True)
    is_available = models.BooleanField(_("in stock"), default=True)
    availability_note = models.CharField(
        _("note on stock"), max_length=40, blank=True, help_text=_("Such as “Đặt trước 5 ngày”.")
    )
    delivers_nationwide = models.BooleanField(_("delivers in the whole country"), default=False)
    shipping_note = models.CharField(
        _("what sending costs"),
        max_length=160,
        blank=True,
        help_text=_(
            "In the producer's own words, such as “Gửi thùng 10 kg: 40.000–60.000 đ tuỳ nơi”."
        ),
    )
    # The first picture, kept here on saving so that a list of cards is one query.
    cover = models.ForeignKey(
        "core.CustomImage",
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    cover_alt = models.CharField(max_length=160, blank=True, editable=False)

    price_field = "price_min"
    edit_handler = product_edit_handler
    base_form_class = ProductPageForm

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("description"),
        index.SearchField("story"),
        index.SearchField("ingredients"),
        index.SearchField("geographical_indication"),
        index.SearchField("get_ocop_group_display"),
        index.SearchField("ocop_set"),
        index.SearchField("stars_text"),
        index.SearchField("producer_name"),
        index.SearchField("contact_phone"),
        index.SearchField("certificate_number"),
        index.SearchField("decision_number"),
        index.FilterField("ocop_group"),
        index.FilterField("star_rating"),
        index.FilterField("expires_on"),
        index.FilterField("season_months"),
        index.FilterField("is_available"),
        index.FilterField("producer"),
    ]
    # Codes, numbers and phones are the same in every language.
    override_translatable_fields = [
        SynchronizedField(name)
        for name in (
            "certificate_number",
            "decision_number",
            "revocation_decision",
            "criteria_set",
            "ocop_set",
            "traceability_code",
            "contact_phone",
            "zalo",
        )
    ]
    facts_in_words = (
        "decision_authority",
        "expiry_reason",
        "geographical_indication",
        "net_content",
        "price_unit",
        "price_note",
        "food_safety_cert",
        "contact_name",
        "availability_note",
        "shipping_note",
    )
    objects = ProductManager()
    # Who publishes, where a form knows.
    publisher: Any = None
    # Set by `attach_gtins`.
    gtin: str | None = None

    template = "products/product_page.html"
    alerts = ""
    search_kind = SearchKind(
        "product",
        pgettext_lazy("kind of results", "Products"),
        is_local=True,
        related=("producer", "cover"),
        gathered=("cover__renditions",),
        hit_template="products/includes/hit.html",
        list_page="ProductIndexPage",
        list_label=_("See and filter the products"),
    )
    search_facets = (GROUP, STARS, SEASON)
    asks_usefulness = True
    parent_page_types = ["products.ProductIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("product")
        verbose_name_plural = _("products")

    def clean(self):
        super().clean()
        if self.producer and self.path and not self.is_of_this_commune(self.producer):
            raise ValidationError({"producer": _("Choose a producer of this commune.")})

    def publishing_errors(self) -> dict[str, Text]:
        errors = super().publishing_errors() | self._errors_of_price()
        if self.ocop_group == OcopGroup.UNRANKED and self.star_rating:
            errors["ocop_group"] = _("A product with stars belongs to one of the six groups.")
        return errors

    def errors_of_going_out(self) -> dict[str, Text]:
        errors = super().errors_of_going_out()
        for rule in hooks.get_hooks(RULES_HOOK):
            errors |= rule(self, self.publisher)
        return errors

    def _errors_of_price(self) -> dict[str, Text]:
        if self.price_max and not self.price_min:
            return {"price_min": _("Write the lower price too.")}
        if self.price_max and self.price_min and self.price_max < self.price_min:
            return {"price_max": _("The higher price must not be below the lower one.")}
        if self.price_min and not self.price_unit:
            return {"price_unit": _("Say what the price is for, such as “kg”.")}
        return {}

    def work_out(self) -> None:
        super().work_out()
        self.take_months_of_periods()
        images = sorted(self.images.all(), key=lambda image: image.sort_order or 0)
        self.cover_id = images[0].image_id if images else None
        self.cover_alt = images[0].alt if images else ""
        self.price_basis, self.price_for_one = compared_price(
            self.price_min, self.price_unit, self.net_content
        )

    def is_of_this_commune(self, producer: BasePage) -> bool:
        """Whether a producer's page stands in the same commune, in whichever language."""
        home = producer.path[:HOME_PATH]
        return home == self.path[:HOME_PATH] or home in home_paths(self.path)

    @cached_property
    def shown_producer(self):
        """The producer where their page is public; None where consent was taken back."""
        return self.producer if self.producer and self.producer.live else None

    @property
    def named_producer(self):
        """The producer where machines may name them too: who agreed to be shown; else None."""
        producer = self.shown_producer
        return producer if producer and producer.consent_given else None

    @property
    def set_name(self) -> str:
        """The product set in the active language."""
        return set_name(self.ocop_set)

    @property
    def producer_name(self) -> str:
        return self.shown_producer.title if self.shown_producer else ""

    @property
    def stars_text(self) -> str:
        """The stars as people type them, while they are valid."""
        return f"OCOP {self.current_stars} sao" if self.current_stars else ""

    @property
    def search_facts(self) -> SearchFacts:
        """Stars count where they are proven, until the last day of the certificate."""
        stars = {str(self.star_rating): self.stars_until} if self.stars_until else {}
        facets: dict[str, dict] = {
            "group": {self.ocop_group: None},
            "stars": stars,
            "season": dict.fromkeys(seasons(self.season_months)),
        }
        return SearchFacts(date=self.first_published_at, facets=facets)

    @property
    def is_traceable(self) -> bool:
        return bool(self.traceability_code or self.traceability_url)

    @property
    def share_picture(self) -> tuple | None:
        return (self.cover, self.cover_alt) if self.cover_id else None

    def structured_data(self, context) -> list[dict]:
        return product_data(self, context["frame"])

    def get_related(self, request) -> list["ProductPage"]:
        """Other products of the same site, those of the same group first."""
        same_group = models.Case(
            models.When(ocop_group=self.ocop_group, then=models.Value(0)), default=models.Value(1)
        )
        others = type(self).objects.in_frame(request.frame)
        others = others.exclude(translation_key=self.translation_key).for_cards().in_season_first()
        return list(others.order_by(same_group, *others.query.order_by)[:RELATED_SHOWN])

    def get_context(self, request, *args, **kwargs):
        """`pictures`, `listings`, `related`, `history`, and `qr_url`, where the page's QR code
        leads: `code_url`, which the hooks `product_code_address` tell of its GTIN, else elsewhere.
        """
        context = super().get_context(request, *args, **kwargs)
        history = StarChange.objects.told_of(self)
        told = (fn(self, request.frame) for fn in hooks.get_hooks("product_code_address"))
        code_url = next(filter(None, told), "")
        context |= {
            "pictures": list(self.images.select_related("image").all()),
            "listings": list(self.listings.select_related("marketplace").all()),
            "related": self.get_related(request),
            "history": request.frame.remember(f"stars:{self.translation_key}", history, TAG),
            "code_url": code_url,
            "qr_url": code_url or self.traceability_url or own_page_url(self, request.frame),
        }
        return context
