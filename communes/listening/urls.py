"""Pages as sound."""

from django.urls import path

from communes.listening.views import page_sound

urlpatterns = [
    path("nghe/<int:page_id>/<slug:key>.<slug:kind>", page_sound, name="page_sound"),
]
