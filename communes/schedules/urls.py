"""Addresses that Wagtail's own pattern doesn't match: a name with a dot."""

from django.urls import re_path
from wagtail.views import serve

urlpatterns = [
    re_path(r"^((?:[\w\-]+/)*(?:lich|moi-ba-con|tiep-dan)\.ics)$", serve, name="schedule_feed"),
]
