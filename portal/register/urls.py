"""The register for feed readers and programs."""

from django.urls import path

from portal.register.feeds import HeadFeed
from portal.register.views.machines import entries, heads

urlpatterns = [
    path("nguon-tin/so-dang-ky.atom", HeadFeed(), name="register_feed"),
    path("so-dang-ky/dau-so.json", heads, name="register_heads"),
    path("so-dang-ky/so.json", entries, name="register_entries"),
]
