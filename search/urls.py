"""Addresses of the search, in every language."""

from django.urls import path

from search.views import SearchView

urlpatterns = [path("tim-kiem/", SearchView.as_view(), name="search")]
