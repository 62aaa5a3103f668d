"""The showcase in the admin: all products one may see, and the province's marketplaces."""

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import IndexView as PageIndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from portal.core.folded import FoldedSearchMixin
from products.models import Marketplace, ProductPage


class MarketplaceIndexView(FoldedSearchMixin, IndexView):
    pass


class MarketplaceViewSet(SnippetViewSet):
    """Marketplaces: kept by the province, chosen by the communes."""

    model = Marketplace
    icon = "globe"
    list_display = ["name", "url"]
    index_view_class = MarketplaceIndexView
    search_fields = ["name", "name_en"]
    panels = [FieldPanel("name"), FieldPanel("name_en"), FieldPanel("url")]


def certificate_text(product: ProductPage) -> str:
    """The state in words, with its last day: "expired (15/03/2024)"."""
    label = product.certificate_state.label
    if not product.has_proven_stars or not product.expires_on:
        return str(label)
    return f"{label} ({date_format(product.expires_on, 'SHORT_DATE_FORMAT')})"


class ProductIndexView(FoldedSearchMixin, PageIndexView):
    """Found by a part of the name, of it or of its producer, drafts too."""

    search_fields = ["title", "producer__title"]


class ProductListingViewSet(PageListingViewSet):
    """A commune's products with their certificates, so that none expires unseen."""

    model = ProductPage
    index_view_class = ProductIndexView
    icon = "pick"
    menu_label = _("Products")
    add_to_admin_menu = True
    menu_order = 320
    columns = [
        *PageListingViewSet.columns,
        Column("certificate", label=_("Certificate"), accessor=certificate_text),
    ]
