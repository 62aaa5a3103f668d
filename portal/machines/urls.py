"""Addresses that programs look for on every host, in no language."""

from django.urls import path

from portal.machines.sitemaps import sitemap, sitemap_index
from portal.machines.views import change_password, favicon, page_qr, robots, security_txt

urlpatterns = [
    path("favicon.ico", favicon, name="favicon"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap_index, name="sitemap_index"),
    path("sitemap-<slug:section>.xml", sitemap, name="sitemap"),
    path("ma-qr.svg", page_qr, name="page_qr"),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path(".well-known/change-password", change_password, name="change_password"),
]
