"""The showcase in the admin: all products one may see, and the province's marketplaces."""

from datetime import date, timedelta

import django_filters
from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from portal.admin.page_lists import (
    ON_CARD,
    OwnPageIndexView,
    OwnPageListingViewSet,
    StateFilterSet,
    own_columns,
)
from portal.core.folded import FoldedSearchMixin
from products.models import Marketplace, ProductPage
from products.models.choices import CertificateState
from products.querysets import certificate_is, price_is_stale

# How long before its end a certificate is a matter for the desk.
SOON_DAYS = 60
ENDED, SOON = "ended", "soon"
STALE = "stale"


class MarketplaceIndexView(FoldedSearchMixin, IndexView):
    pass


class MarketplaceViewSet(SnippetViewSet):
    """Marketplaces: kept by the province, chosen by the communes."""

    model = Marketplace
    icon = "globe"
    list_display = ["name", "url"]
    index_view_class = MarketplaceIndexView
    search_fields = ["name", "name_en"]
    panels = [FieldPanel(name) for name in ("name", "name_en", "url", "sold_out_words")]


def certificate_filter(name: str, today: date) -> Q:
    """Products whose certificate has ended, or ends within `SOON_DAYS`."""
    if name == ENDED:
        return certificate_is(CertificateState.EXPIRED, today)
    near = Q(expires_on__lte=today + timedelta(days=SOON_DAYS))
    return certificate_is(CertificateState.EXPIRING, today) & near


def certificate_text(product: ProductPage) -> str:
    """The state in words, with its last day: "Hết hạn (15/3/2024)"."""
    label = capfirst(str(product.certificate_state.label))
    if not product.has_proven_stars or not product.expires_on:
        return label
    return f"{label} ({date_format(product.expires_on, 'SHORT_DATE_FORMAT')})"


class ProductFilterSet(StateFilterSet):
    """By state, by the end of the certificate, by old prices."""

    certificate = django_filters.ChoiceFilter(
        label=_("OCOP certificate"),
        choices=[(ENDED, _("Has ended")), (SOON, _("Ends within 60 days"))],
        method="in_certificate",
        empty_label=pgettext_lazy("filter", "All"),
        widget=forms.RadioSelect,
    )

    price = django_filters.ChoiceFilter(
        label=_("Price"),
        choices=[(STALE, _("Older than six months"))],
        method="with_price",
        empty_label=pgettext_lazy("filter", "All"),
        widget=forms.RadioSelect,
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
