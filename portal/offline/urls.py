"""Addresses in each language of a site; the worker itself stands at the root (portal.urls)."""

from django.urls import path

from portal.offline import views

urlpatterns = [
    path("ngoai-tuyen/", views.offline_page, name="offline"),
    path("ban-luu.json", views.kept_list, name="kept_list"),
    path("ung-dung.webmanifest", views.manifest, name="manifest"),
]
