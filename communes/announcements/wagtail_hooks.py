from django.template.loader import get_template
from wagtail import hooks

from communes.announcements.api import AnnouncementViewSet
from communes.announcements.bar import order_bar
from communes.announcements.desk import desk_parts, page_counts, site_counts
from communes.announcements.figures import COMPARED
from communes.announcements.models import NoticeReceipt
from communes.announcements.overview import COLUMNS, ITEMS
from communes.announcements.querysets import TAG
from communes.announcements.templatetags.announcements_tags import sitewide_alerts, urgent_pages
from communes.announcements.viewsets import NoticeListingViewSet
from portal.admin.scoped import register_scoped_model
from portal.core.overview import COLUMNS_HOOK, ITEMS_HOOK
from portal.desk.parts import COUNTS_HOOK, SITES_HOOK
from portal.sites.parts import slot_part

register_scoped_model(NoticeReceipt)

hooks.register("portal_sitewide_alerts", sitewide_alerts)
hooks.register(COUNTS_HOOK, page_counts)
hooks.register(SITES_HOOK, site_counts)
hooks.register("portal_kept_pages", urgent_pages)
# After approval has left out what the officer doesn't need.
hooks.register("construct_page_action_menu", order_bar, order=100)
hooks.register("portal_home_news", slot_part("announcements/home_part.html", TAG))


@hooks.register("portal_village_news")
def show_village_news(context):
    """On the page of a `village`: what is told there now."""
    return get_template("announcements/village_part.html").render(context.flatten())


@hooks.register("register_open_data")
def register_announcements():
    return AnnouncementViewSet


@hooks.register("register_compared_figures")
def register_compared():
    return COMPARED


@hooks.register("register_admin_viewset")
def register_notices():
    return NoticeListingViewSet("notices")


@hooks.register("register_desk_parts")
def register_desk():
    return desk_parts


@hooks.register(COLUMNS_HOOK)
def register_overview():
    return COLUMNS


@hooks.register(ITEMS_HOOK)
def register_items():
    return ITEMS
