"""The feed, the reading of reports by Open311, and where a head's link leads."""

from django.urls import path

from communes.feedback.feeds import FeedbackFeed
from communes.feedback.views.heads import head_link
from communes.feedback.views.open311 import requests, services, single

urlpatterns = [
    path("nguon-tin/phan-anh.atom", FeedbackFeed(), name="feedback_feed"),
    path("open311/v2/services.<str:form>", services, name="open311_services"),
    path("open311/v2/requests.<str:form>", requests, name="open311_requests"),
    path("open311/v2/requests/<int:number>.<str:form>", single, name="open311_request"),
    path("truong-thon/<str:secret>/", head_link, name="head_link"),
]
