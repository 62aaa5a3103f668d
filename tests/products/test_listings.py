"""Where a product is sold: the button keeps its word."""

import pytest

from portal.core.publishing import faults_of
from products.models import Marketplace, ProductListing
from tests.products.factories import make_product


@pytest.mark.parametrize(
    ("url", "is_there"),
    [
        ("https://postmart.vn/cam-vinh", True),
        ("http://POSTMART.vn/cam-vinh?a=1", True),
        ("https://www.postmart.vn/cam-vinh", True),
        ("https://shop.postmart.vn/cam", True),
        ("https://postmart.example/cam", False),
        ("https://postmart.vn.example/cam", False),
        ("https://evilpostmart.vn/cam", False),
        ("https://example.vn/postmart.vn", False),
        ("https://postmart.vn@example.vn/cam", False),
    ],
)
def test_the_button_leads_to_the_marketplace_it_names(world, url, is_there):
    market = Marketplace.objects.create(name="Chợ Postmart", url="https://www.postmart.vn/")
    product = make_product(world.a)
    product.listings.add(ProductListing(marketplace=market, url=url))
    told = [str(fault) for fault in faults_of(product)]
    assert bool(told) is not is_there
    if told:
        assert "Chợ Postmart" in told[0] and "postmart.vn" in told[0]
