"""The feed of news, and single events for calendars."""

from django.urls import path

from communes.news.feeds import NewsFeed, event_calendar

urlpatterns = [
    path("nguon-tin/tin-tuc.atom", NewsFeed(), name="news_feed"),
    path("nguon-tin/tin-tuc/<uuid:uid>.ics", event_calendar, name="news_event"),
]
