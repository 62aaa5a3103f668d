from wagtail import hooks

from communes.schedules.views import copy_week

hooks.register("before_copy_page", copy_week)
