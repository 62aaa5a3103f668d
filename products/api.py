"""Products and producers as open data.

Phone numbers, Zalo and tax codes stay on the pages: a page serves a buyer, a table of
all of them serves whoever calls everyone.
"""

import django_filters
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from wagtail.rich_text import get_text_for_indexing

from portal.core.addresses import commune_page_url
from portal.open_data.filters import YES_NO, IdFilter, PageFilterSet
from portal.open_data.serializers import ItemSerializer
from portal.open_data.viewsets import OpenViewSet
from products.fields import MONTH_CHOICES, months_of
from products.gtins import attach_gtins
from products.models import CertificateState, ProducerPage, ProductImage, ProductPage
from products.models.choices import OcopGroup, ProducerType, Stars
from products.prices import Basis
from products.querysets import certificate_is, has_stars

# The largest of the sizes that are made when a product is published (products.tasks).
PICTURE = "format-jpeg|fill-960x720|jpegquality-60"


class CertificationSerializer(serializers.Serializer):
    """The OCOP certificate, also one that has ended."""

    certificationStatus = serializers.CharField(
        source="certificate_state",
        help_text=_("valid, expiring, expired, reassessing or revoked; as of today."),
    )
    certificationIdentification = serializers.CharField(
        source="certificate_number", help_text=_("Number of the certificate.")
    )
    decisionNumber = serializers.CharField(
        source="decision_number", help_text=_("Number of the decision.")
    )
    issuedBy = serializers.CharField(source="decision_authority", help_text=_("Who decided."))
    validFrom = serializers.DateField(
        source="certified_on", allow_null=True, help_text=_("Day of certification.")
    )
    expires = serializers.DateField(source="expires_on", help_text=_("Last day of validity."))
    criteria = serializers.CharField(
        source="criteria_set", help_text=_("The decision with the criteria.")
    )
    reassessingSince = serializers.DateField(
        source="reassessing_since",
        allow_null=True,
        help_text=_("The dossier for re-assessment was handed in on this day."),
    )
    revokedOn = serializers.DateField(
        source="revoked_on", allow_null=True, help_text=_("From this day on it is revoked.")
    )
    revocationReason = serializers.CharField(
        source="revocation_reason", help_text=_("Why it was revoked: a code, or empty.")
    )
    revocationDecision = serializers.CharField(
        source="revocation_decision", help_text=_("Number of the decision that revoked it.")
    )


class OfferSerializer(serializers.Serializer):
    """The price that the producer asks. The commune sells nothing."""

    lowPrice = serializers.IntegerField(source="price_min", help_text=_("Price, or its lower end."))
    highPrice = serializers.SerializerMethodField(
        help_text=_("Upper end of the price; the same where there is one price.")
    )
    priceCurrency = serializers.SerializerMethodField(help_text=_("VND."))
    unitText = serializers.CharField(source="price_unit", help_text=_("What the price is for."))
    priceForOne = serializers.IntegerField(
        source="price_for_one",
        allow_null=True,
        help_text=_("The lower price of one kilo, litre or piece, to compare by."),
    )
    priceForOneOf = serializers.SerializerMethodField(
        help_text=_("What that is one of: KILO, LITRE or PIECE.")
    )
    description = serializers.CharField(source="price_note", help_text=_("Note on the price."))
    dateModified = serializers.DateField(
        source="price_updated_on", allow_null=True, help_text=_("The price is of this day.")
    )
    priceValidUntil = serializers.DateField(
        source="price_valid_until",
        allow_null=True,
        help_text=_("After this day the price is old, and a buyer asks first."),
    )
    isStale = serializers.BooleanField(
        source="price_is_stale", help_text=_("Whether the price is older than six months.")
    )

    def get_highPrice(self, item: ProductPage) -> int:
        return item.price_max or item.price_min or 0  # there is an offer where there is a price

    def get_priceForOneOf(self, item: ProductPage) -> str | None:
        return None if item.price_basis is None else Basis(item.price_basis).name

    def get_priceCurrency(self, item: ProductPage) -> str:
        return "VND"


class ProducerRefSerializer(serializers.Serializer):
    """Who makes a product."""

    id = serializers.IntegerField(help_text=_("Number of the producer."))
    name = serializers.CharField(source="title", help_text=_("Name of the producer."))
    url = serializers.SerializerMethodField(help_text=_("The producer’s page."))

    def get_url(self, item: ProducerPage) -> str | None:
        return commune_page_url(item) or None


class ListingSerializer(serializers.Serializer):
    """Where a product is sold."""

    name = serializers.CharField(source="marketplace.__str__", help_text=_("The marketplace."))
    url = serializers.URLField(help_text=_("The product there."))


class ProductSerializer(ItemSerializer):
    """A product as lists show it."""

    description = serializers.CharField(source="summary", help_text=_("Summary."))
    category = serializers.ChoiceField(
        OcopGroup.choices, source="ocop_group", help_text=_("Group of the programme: a code.")
    )
    categoryName = serializers.CharField(
        source="get_ocop_group_display", help_text=_("Group of the programme, in words.")
    )
    ocopSet = serializers.CharField(
        source="ocop_set", help_text=_("One of the 26 product sets of the criteria.")
    )
    ocopStars = serializers.SerializerMethodField(
        help_text=_("Stars that are proven and valid today, else null.")
    )
    hasCertification = CertificationSerializer(
        source="certification", allow_null=True, help_text=_("The certificate of the stars.")
    )
    offers = OfferSerializer(
        source="offer", allow_null=True, help_text=_("The price, where one is stated.")
    )
    availability = serializers.SerializerMethodField(help_text=_("InStock or OutOfStock."))
    seasonMonths = serializers.SerializerMethodField(
        help_text=_("Months when it is there, 1 to 12.")
    )
    gtin = serializers.CharField(
        allow_null=True, help_text=_("The number below the bar code, where it is known.")
    )
    netContent = serializers.CharField(source="net_content", help_text=_("Packing."))
    ingredients = serializers.CharField(help_text=_("Ingredients."))
    geographicalIndication = serializers.CharField(
        source="geographical_indication", help_text=_("Geographical indication.")
    )
    producer = ProducerRefSerializer(
        source="named_producer", allow_null=True, help_text=_("Who makes it, if they agree.")
    )
    soldOn = ListingSerializer(
        source="listings.all", many=True, help_text=_("Marketplaces that sell it.")
    )

    def get_ocopStars(self, item: ProductPage) -> int | None:
        return item.current_stars or None

    def get_availability(self, item: ProductPage) -> str:
        return "InStock" if item.is_available else "OutOfStock"

    def get_seasonMonths(self, item: ProductPage) -> list[int]:
        return months_of(item.season_months)


class PictureSerializer(serializers.Serializer):
    """A picture of a product, with who took it."""

    contentUrl = serializers.SerializerMethodField(help_text=_("Address of the picture."))
    description = serializers.CharField(source="alt", help_text=_("What the picture shows."))
    creditText = serializers.CharField(source="credit", help_text=_("Who took it."))

    def get_contentUrl(self, picture: ProductImage) -> str:
        rendition = picture.image.get_rendition(PICTURE)
        return self.context["request"].frame.site.root_url + rendition.url


class ProductDetailSerializer(ProductSerializer):
    """A product in full."""

    image = PictureSerializer(source="images.all", many=True, help_text=_("Pictures."))
    text = serializers.SerializerMethodField(help_text=_("Description and story without layout."))

    def get_text(self, item: ProductPage) -> str:
        return get_text_for_indexing(f"{item.description}\n{item.story}").strip()


class ProductFilterSet(PageFilterSet):
    """What can be asked of the products."""

    category = django_filters.ChoiceFilter(
        "ocop_group", choices=OcopGroup.choices, help_text=_("Group of the programme.")
    )
    stars = django_filters.ChoiceFilter(
        choices=Stars.choices, method="with_stars", help_text=_("Stars that are valid today.")
    )
    certificate = django_filters.ChoiceFilter(
        choices=CertificateState.choices,
        method="with_certificate",
        help_text=_("Where the certificate stands today."),
    )
    month = django_filters.ChoiceFilter(
        choices=MONTH_CHOICES, method="in_month", help_text=_("There in this month.")
    )
    available = django_filters.ChoiceFilter(
        choices=YES_NO, method="with_stock", help_text=_("In stock, or not.")
    )
    producer = IdFilter("producer_id", help_text=_("The number of a producer."))

    def with_stars(self, items: QuerySet, name: str, value: str) -> QuerySet:
        return items.filter(Q(star_rating=int(value)) & has_stars(timezone.localdate()))

    def with_certificate(self, items: QuerySet, name: str, value: str) -> QuerySet:
        return items.filter(certificate_is(value, timezone.localdate()))

    def in_month(self, items: QuerySet, name: str, value: str) -> QuerySet:
        return items.filter(season_months__includes=int(value))

    def with_stock(self, items: QuerySet, name: str, value: str) -> QuerySet:
        return items.filter(is_available=value == "true")


class ProductViewSet(OpenViewSet):
    """Products, newest first."""

    prefix = "products"
    title = _("OCOP products and specialities")
    about = _("OCOP products and specialities, newest first; stars only where they are proven.")
    order = 30
    files = (
        (_("CSV for the uploads of marketplaces"), "product_market_csv"),
        (_("All products as schema.org (JSON-LD)"), "product_market_list"),
    )
    queryset = ProductPage.objects.none()
    serializer_class = ProductSerializer
    detail_serializer_class = ProductDetailSerializer
    filterset_class = ProductFilterSet

    def get_items(self, frame) -> QuerySet:
        items = ProductPage.objects.in_frame(frame).newest_first()
        items = items.select_related("locale", "producer__locale")
        return items.prefetch_related("listings__marketplace")

    def get_detail_items(self, frame) -> QuerySet:
        return self.get_items(frame).prefetch_related("images__image__renditions")

    def decorate(self, items: list[ProductPage]) -> list[ProductPage]:
        """Adds what is null on some: the certificate, the offer, the producer who agreed."""
        attach_gtins(items, self.request.frame)
        for item in super().decorate(items):
            item.gtin = item.gtin or None
            certified = item.certificate_state != CertificateState.NONE
            item.certification = item if certified else None
            item.offer = item if item.price_min else None
            if item.named_producer:
                item.named_producer.commune = item.commune
        return items


class ProducerSerializer(ItemSerializer):
    """A producer as the public may know them."""

    description = serializers.CharField(source="summary", help_text=_("Summary."))
    category = serializers.ChoiceField(
        ProducerType.choices, source="producer_type", help_text=_("Kind of producer: a code.")
    )
    categoryName = serializers.CharField(
        source="get_producer_type_display", help_text=_("Kind of producer, in words.")
    )
    address = serializers.CharField(help_text=_("Village and commune."))
    foundingDate = serializers.DateField(
        source="established_on", allow_null=True, help_text=_("Since when.")
    )
    numberOfMembers = serializers.IntegerField(
        source="members_count", allow_null=True, help_text=_("Number of members.")
    )


class ProducerFilterSet(PageFilterSet):
    """What can be asked of the producers."""

    category = django_filters.ChoiceFilter(
        "producer_type", choices=ProducerType.choices, help_text=_("Kind of producer.")
    )


class ProducerViewSet(OpenViewSet):
    """Producers who agreed to be shown, by name."""

    prefix = "producers"
    title = _("Co-operatives and producers")
    about = _("Producers who agreed to be shown, by name; phone numbers stand on their pages.")
    order = 40
    queryset = ProducerPage.objects.none()
    serializer_class = ProducerSerializer
    filterset_class = ProducerFilterSet

    def get_items(self, frame) -> QuerySet:
        items = ProducerPage.objects.in_frame(frame).filter(consent_given=True)
        return items.select_related("locale").order_by("title", "pk")
