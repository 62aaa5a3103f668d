from wagtail import hooks

from communes.works.api import AccountViewSet, ProjectViewSet, TenderViewSet
from communes.works.desk import desk_parts, page_counts
from communes.works.figures import COMPARED
from communes.works.overview import ITEMS
from communes.works.viewsets import (
    AccountListingViewSet,
    ProjectListingViewSet,
    TenderListingViewSet,
)
from portal.core.overview import ITEMS_HOOK
from portal.desk.parts import COUNTS_HOOK

hooks.register(COUNTS_HOOK, page_counts)


@hooks.register("register_admin_viewset")
def register_works():
    return ProjectListingViewSet("works")


@hooks.register("register_admin_viewset")
def register_accounts():
    return AccountListingViewSet("public_accounts")


@hooks.register("register_admin_viewset")
def register_tenders():
    return TenderListingViewSet("tenders")


@hooks.register("register_open_data")
def register_open_works():
    return ProjectViewSet


@hooks.register("register_open_data")
def register_open_money():
    return AccountViewSet


@hooks.register("register_open_data")
def register_open_tenders():
    return TenderViewSet


@hooks.register("register_compared_figures")
def register_compared():
    return COMPARED


@hooks.register(ITEMS_HOOK)
def register_items():
    return ITEMS


@hooks.register("register_desk_parts")
def register_desk():
    return desk_parts
