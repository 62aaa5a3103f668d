"""Addresses of the API, in every language: `/api/v1/products/`, `/en/api/v1/products.csv`."""

from django.urls import include, path, re_path

from portal.open_data.registry import PREFIX, open_data
from portal.open_data.schema import SchemaView, list_patterns
from portal.open_data.start import StartView
from portal.open_data.views import NothingHere

_files = [
    path(
        f"{viewset.prefix}.csv",
        viewset.as_view({"get": "list"}),
        {"format": "csv"},
        name=f"{viewset.prefix}-csv",
    )
    for viewset in open_data()
]
_version = [
    path("", StartView.as_view(), name="start"),
    path("openapi.json", SchemaView.as_view(), name="openapi"),
    *list_patterns(),
    *_files,
]

urlpatterns = [
    path(PREFIX, include((_version, "open_data"))),
    # An address without its last slash is led to the one with it, where there is one.
    re_path(r"^api/(?:.*/|.*\.\w+)?$", NothingHere.as_view()),
]
