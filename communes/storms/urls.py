"""The storm page at its own address."""

from django.urls import path

from communes.storms.pages import storm_page

urlpatterns = [path("ngay-bao/", storm_page, name="storm_day")]
