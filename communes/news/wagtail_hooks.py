from wagtail import hooks

from communes.news.api import EventViewSet, NewsViewSet
from communes.news.choices import TAG
from communes.news.desk import desk_parts
from communes.news.feeds import calendar_events
from communes.news.viewsets import EventListingViewSet, NewsListingViewSet
from portal.machines.calendars import EVENTS_HOOK
from portal.sites.parts import slot_part

hooks.register("portal_home_bands", slot_part("news/home_part.html", TAG))
hooks.register(EVENTS_HOOK, calendar_events)


@hooks.register("register_admin_viewset")
def register_news():
    return NewsListingViewSet("news")


@hooks.register("register_admin_viewset")
def register_events():
    return EventListingViewSet("events")


@hooks.register("register_open_data")
def register_open_news():
    return NewsViewSet


@hooks.register("register_open_data")
def register_open_events():
    return EventViewSet


@hooks.register("register_desk_parts")
def register_desk():
    return desk_parts
