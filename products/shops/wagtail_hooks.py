"""What shops add to the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from portal.admin.reports import ReportMenuItem, report_urls
from portal.admin.scoped import register_scoped_model
from portal.core.overview import COLUMNS_HOOK
from portal.desk.parts import SITES_HOOK
from products.shops.models import ClickCount, ListingCheck

# Before the reports: Wagtail makes a model-wide policy for whatever asks first.
register_scoped_model(ClickCount)
register_scoped_model(ListingCheck)

from products.shops.desk import desk_parts, site_counts  # noqa: E402
from products.shops.overview import COLUMNS  # noqa: E402
from products.shops.reports import InterestReportView, LinkReportView  # noqa: E402

hooks.register(SITES_HOOK, site_counts)


@hooks.register("register_desk_parts")
def register_desk():
    return desk_parts


@hooks.register(COLUMNS_HOOK)
def register_overview():
    return COLUMNS


@hooks.register("register_closed_to_robots")
def closed_to_robots() -> list[str]:
    return ["di/"]


@hooks.register("register_reports_menu_item")
def register_interest():
    return ReportMenuItem(InterestReportView, _("Interest"), order=110)


@hooks.register("register_reports_menu_item")
def register_links():
    return ReportMenuItem(LinkReportView, _("Shop links"), order=111)


@hooks.register("register_admin_urls")
def register_interest_urls():
    return report_urls("quan-tam", InterestReportView)


@hooks.register("register_admin_urls")
def register_link_urls():
    return report_urls("duong-dan-ban-hang", LinkReportView)
