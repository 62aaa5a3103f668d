"""The feeds of products and of their harvests."""

from django.urls import path

from products.feeds import ProductFeed
from products.harvest import harvest_calendar

urlpatterns = [
    path("nguon-tin/san-pham.atom", ProductFeed(), name="product_feed"),
    path("nguon-tin/mua-vu.ics", harvest_calendar, name="harvest_feed"),
]
