from django.template.loader import get_template
from wagtail import hooks

from communes.schedules.api import EntryViewSet
from communes.schedules.desk import desk_parts
from communes.schedules.figures import COMPARED
from communes.schedules.overview import COLUMNS, ITEMS
from communes.schedules.views import copy_week
from communes.schedules.viewsets import ScheduleListingViewSet
from portal.core.overview import COLUMNS_HOOK, ITEMS_HOOK
from portal.sites.parts import slot_part

hooks.register("before_copy_page", copy_week)
hooks.register("portal_home_aside", slot_part("schedules/home_part.html", "schedules"))


@hooks.register("portal_reception_days")
def show_receptions(context):
    return get_template("schedules/reception_part.html").render(context.flatten())


@hooks.register("portal_village_dates")
def show_village_dates(context):
    return get_template("schedules/village_part.html").render(context.flatten())


@hooks.register("register_open_data")
def register_entries():
    return EntryViewSet


@hooks.register("register_compared_figures")
def register_compared():
    return COMPARED


@hooks.register("register_admin_viewset")
def register_weeks():
    return ScheduleListingViewSet("schedules")


@hooks.register("register_desk_parts")
def register_desk():
    return desk_parts


@hooks.register(COLUMNS_HOOK)
def register_overview():
    return COLUMNS


@hooks.register(ITEMS_HOOK)
def register_items():
    return ITEMS
