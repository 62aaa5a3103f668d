"""The feed of public works."""

from django.urls import path

from communes.works.feeds import WorkFeed

urlpatterns = [path("nguon-tin/cong-trinh.atom", WorkFeed(), name="work_feed")]
