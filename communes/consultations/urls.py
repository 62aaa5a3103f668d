"""The feed of drafts to comment on."""

from django.urls import path

from communes.consultations.feeds import ConsultationFeed

urlpatterns = [
    path("nguon-tin/gop-y-du-thao.atom", ConsultationFeed(), name="consultation_feed"),
]
