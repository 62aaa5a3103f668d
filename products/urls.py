"""The feed of products."""

from django.urls import path

from products.feeds import ProductFeed

urlpatterns = [path("nguon-tin/san-pham.atom", ProductFeed(), name="product_feed")]
