"""The showcase in the admin: all products one may see, and the province's marketplaces."""

from datetime import date

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column, DateColumn

from portal.admin.filters import RadioFilter
from portal.admin.page_lists import (
    ON_CARD,
    OwnPageIndexView,
    OwnPageListingViewSet,
    StateFilterSet,
    own_columns,
)
from portal.admin.vocabularies import VocabularyViewSet
from products.formatting import days_left_text
from products.models import Marketplace, ProductPage
from products.models.choices import CertificateState
from products.querysets import certificate_is, ends_within, price_is_stale

ENDED = "ended"
# By name how many days are left, at most and at least: each certificate is in one.
STEPS = {"30": (30, 0), "90": (90, 31), "180": (180, 91)}
STATES = (CertificateState.REASSESSING, CertificateState.REVOKED)
STALE = "stale"


class MarketplaceViewSet(VocabularyViewSet):
    """Marketplaces: kept by the province, chosen by the communes."""

    model = Marketplace
    icon = "globe"
    list_display = ["name", "url"]
    ordering = ["name"]
    panels = [FieldPanel(name) for name in ("name", "name_en", "url", "sold_out_words")]


def certificate_filter(name: str, today: date) -> Q:
    """Products whose certificate has ended, is at one of the `STEPS`, or in one of `STATES`."""
    if name in STEPS:
        return ends_within(today, *STEPS[name])
    return certificate_is(CertificateState.EXPIRED if name == ENDED else name, today)


def certificate_text(product: ProductPage) -> str:
    """The state in words, with its day: "Hết hạn (15/3/2024)", "Sắp hết hạn (…, còn 28 ngày)"."""
    state = product.certificate_state
    label, day = capfirst(str(state.label)), product.stars_until
    if state == CertificateState.REVOKED:
        day = product.revoked_on
    if day is None:
        return label
    told = date_format(day, "SHORT_DATE_FORMAT")
    if state == CertificateState.EXPIRING:
        told = f"{told}, {days_left_text(product.days_left)}"
    return f"{label} ({told})"


class ProductFilterSet(StateFilterSet):
    """By state, by the end of the certificate, by old prices."""

    certificate = RadioFilter(
        label=_("OCOP certificate"),
        choices=[
            (ENDED, _("Has ended")),
            ("30", _("Ends within 30 days")),
            ("90", _("Ends in 31 to 90 days")),
            ("180", _("Ends in 91 to 180 days")),
            *((state.value, capfirst(state.label)) for state in STATES),
        ],
        method="in_certificate",
    )

    price = RadioFilter(
        label=_("Price"),
        choices=[(STALE, _("Older than six months"))],
        method="with_price",
    )

    class Meta:
        model = ProductPage
        fields = ["state", "certificate", "price", "locale"]

    def with_price(self, queryset, name, value):
        return queryset.filter(price_is_stale(timezone.localdate()))

    def in_certificate(self, queryset, name, value):
        return queryset.filter(certificate_filter(value, timezone.localdate()))


class ProductIndexView(OwnPageIndexView):
    """Found by a part of the name, of it or of its producer, drafts too."""

    search_fields = ["title", "producer__title"]
    add_item_label = _("Add a product")
    empty_message = _("No product is here. “Add a product” begins one.")
    listed_columns = [
        *own_columns(),
        Column(
            "certificate",
            label=_("Certificate"),
            accessor=certificate_text,
            sort_key="expires_on",
            classname=ON_CARD,
        ),
        DateColumn(
            "latest_revision_created_at",
            label=_("Last saved"),
            sort_key="latest_revision_created_at",
        ),
    ]


class ProductListingViewSet(OwnPageListingViewSet):
    """A commune's products with their certificates, so that none expires unseen."""

    model = ProductPage
    index_view_class = ProductIndexView
    filterset_class = ProductFilterSet
    icon = "pick"
    menu_label = _("Products")
    menu_order = 160
