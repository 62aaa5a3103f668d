"""The feed of procedures."""

from django.urls import path

from communes.procedures.feeds import ProcedureFeed

urlpatterns = [path("nguon-tin/thu-tuc.atom", ProcedureFeed(), name="procedure_feed")]
