"""Where a GS1 Digital Link leads: `/01/…`, with what stands behind it."""

from django.urls import path, re_path

from products.traceability.views import show_code

urlpatterns = [
    path("01/", show_code, {"rest": ""}),
    re_path(r"^01/(?P<rest>.+)$", show_code, name="digital_link"),
]
