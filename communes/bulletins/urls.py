"""Bulletins for programs and players."""

from django.urls import path

from communes.bulletins.feeds import BulletinFeed, bulletin_calendar
from communes.bulletins.public_views import bulletin_sound

urlpatterns = [
    path("nguon-tin/ban-tin.rss", BulletinFeed(), name="bulletin_feed"),
    path("nguon-tin/ban-tin.ics", bulletin_calendar, name="bulletin_calendar"),
    path(
        "nguon-tin/ban-tin/<int:pk>/<slug:key>.<slug:kind>", bulletin_sound, name="bulletin_sound"
    ),
]
