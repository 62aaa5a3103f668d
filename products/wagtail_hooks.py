"""What the showcase adds to the admin."""

from wagtail import hooks
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.snippets.models import register_snippet

from portal.admin.scoped import register_scoped_model
from portal.core.overview import COLUMNS_HOOK, ITEMS_HOOK
from portal.desk.parts import SITES_HOOK
from portal.sites.parts import slot_part
from products.api import ProducerViewSet, ProductViewSet
from products.desk import desk_parts, site_counts
from products.figures import COMPARED
from products.log_viewset import StarChangeViewSet, star_change_viewset
from products.models import StarChange
from products.overview import COLUMNS, ITEMS
from products.viewsets import MarketplaceViewSet, ProductListingViewSet

register_scoped_model(StarChange)
register_snippet(MarketplaceViewSet)
hooks.register(SITES_HOOK, site_counts)
hooks.register("portal_home_bands", slot_part("products/home_part.html", "products"))


@hooks.register("register_admin_viewset")
def register_product_listing() -> PageListingViewSet:
    return ProductListingViewSet("products")


@hooks.register("register_admin_viewset")
def register_star_changes() -> StarChangeViewSet:
    return star_change_viewset


@hooks.register("register_open_data")
def register_open_products():
    return ProductViewSet


@hooks.register("register_open_data")
def register_open_producers():
    return ProducerViewSet


@hooks.register("register_compared_figures")
def register_compared():
    return COMPARED


@hooks.register("register_desk_parts")
def register_desk():
    return desk_parts


@hooks.register(COLUMNS_HOOK)
def register_overview():
    return COLUMNS


@hooks.register(ITEMS_HOOK)
def register_items():
    return ITEMS
