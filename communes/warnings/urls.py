"""Public warnings for programs (CAP 1.2)."""

from django.urls import path

from communes.warnings.feeds import WarningFeed, WarningRss
from communes.warnings.views import message

urlpatterns = [
    path("nguon-tin/canh-bao.atom", WarningFeed(), name="warning_feed"),
    path("nguon-tin/canh-bao.rss", WarningRss(), name="warning_rss"),
    path("nguon-tin/canh-bao/<uuid:uid>.xml", message, name="warning_message"),
]
