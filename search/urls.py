"""Addresses of the search, in every language."""

from django.urls import path

from search.views import SearchView, describe_search, suggest

urlpatterns = [
    path("tim-kiem/", SearchView.as_view(), name="search"),
    path("tim-kiem/goi-y/", suggest, name="search_suggestions"),
    path("tim-kiem/opensearch.xml", describe_search, name="search_description"),
]
