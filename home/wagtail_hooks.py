from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from home.opening.viewsets import CommuneOpeningsViewSet
from home.overview.completeness import Lacking, desk_parts
from home.overview.lacking import LackingView
from home.overview.report import OverviewView, menu_item
from portal.admin.reports import report_urls
from portal.core.overview import COLUMNS_HOOK


@hooks.register("register_admin_viewset")
def register_openings():
    return CommuneOpeningsViewSet("commune_openings")


@hooks.register("register_log_actions")
def register_actions(actions):
    told = _("Asked to open a commune’s site")
    actions.register_action("home.open_commune", told, told)


hooks.register("register_reports_menu_item", menu_item)


@hooks.register("register_admin_urls")
def register_overview_urls():
    lacking = path("trang-con-thieu/<int:pk>/", LackingView.as_view(), name="lacking")
    return [*report_urls("tinh-hinh-cac-xa", OverviewView), lacking]


@hooks.register(COLUMNS_HOOK)
def register_lacking_column():
    return [Lacking()]


@hooks.register("register_desk_parts")
def register_desk():
    return desk_parts
