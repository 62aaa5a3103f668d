from django.utils.translation import gettext_lazy as _

from portal.core.models import BasePage
from portal.core.sections import Section


class ProductIndexPage(BasePage):
    template = "products/product_index_page.html"
    subpage_types = ["products.ProductPage", "products.ProducerIndexPage"]
    max_count_per_parent = 1
    nav_icon = "bag"
    nav_label = _("Products")
    sections = (Section(_("OCOP products and specialities"), 50),)


class ProductPage(BasePage):
    template = "products/product_page.html"
    parent_page_types = ["products.ProductIndexPage"]
    subpage_types = []


class ProducerIndexPage(BasePage):
    template = "products/producer_index_page.html"
    parent_page_types = ["products.ProductIndexPage"]
    subpage_types = ["products.ProducerPage"]
    max_count_per_parent = 1
    nav_icon = "users"
    sections = (Section(_("Co-operatives and producers"), 55, parent="ProductIndexPage"),)


class ProducerPage(BasePage):
    template = "products/producer_page.html"
    parent_page_types = ["products.ProducerIndexPage"]
    subpage_types = []
