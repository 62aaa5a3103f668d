"""The kiosk of each site, in each of its languages."""

from django.urls import path

from portal.kiosk.views import kiosk

urlpatterns = [path("kiosk/", kiosk, name="kiosk")]
