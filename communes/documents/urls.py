"""The feed of documents."""

from django.urls import path

from communes.documents.feeds import DocumentFeed

urlpatterns = [path("nguon-tin/van-ban.atom", DocumentFeed(), name="document_feed")]
