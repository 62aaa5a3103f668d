"""Feeds of announcements and of the events they announce."""

from django.urls import path

from communes.announcements.feeds import AnnouncementFeed, event_calendar, events_calendar

urlpatterns = [
    path("nguon-tin/thong-bao.atom", AnnouncementFeed(), name="announcement_feed"),
    path("nguon-tin/su-kien.ics", events_calendar, name="event_feed"),
    path("nguon-tin/su-kien/<uuid:uid>.ics", event_calendar, name="announcement_event"),
]
