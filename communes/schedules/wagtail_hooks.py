from wagtail import hooks

from communes.schedules.api import EntryViewSet
from communes.schedules.views import copy_week

hooks.register("before_copy_page", copy_week)


@hooks.register("register_open_data")
def register_entries():
    return EntryViewSet
