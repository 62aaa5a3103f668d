"""The feeds of products and of their harvests, and the files for marketplaces."""

from django.urls import path

from products.feeds import ProductFeed
from products.harvest import harvest_calendar
from products.market_feed import product_csv, product_list

urlpatterns = [
    path("nguon-tin/san-pham.atom", ProductFeed(), name="product_feed"),
    path("nguon-tin/mua-vu.ics", harvest_calendar, name="harvest_feed"),
    path("nguon-tin/san-pham.csv", product_csv, name="product_market_csv"),
    path("nguon-tin/san-pham.jsonld", product_list, name="product_market_list"),
]
