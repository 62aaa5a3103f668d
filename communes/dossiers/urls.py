"""Where a dossier's code is sent to."""

from django.urls import path

from communes.dossiers.views.public import look_up

urlpatterns = [path("tra-ho-so/", look_up, name="dossier_look_up")]
