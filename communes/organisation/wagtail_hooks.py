from wagtail import hooks

from communes.numbers import NUMBERS_HOOK
from communes.organisation.models import DutyShift
from portal.admin.scoped import register_scoped_model
from portal.core.overview import ITEMS_HOOK
from portal.desk.parts import HOOK, SITES_HOOK
from portal.privacy.retention import PURGE_HOOK
from portal.sites.parts import slot_part
from portal.sites.people import PEOPLE_HOOK

# Before the viewset: Wagtail makes a model-wide policy for whatever asks first.
register_scoped_model(DutyShift)

from communes.organisation.api import OfficialViewSet, UnitViewSet  # noqa: E402
from communes.organisation.choices import TAG  # noqa: E402
from communes.organisation.desk import desk_parts, site_counts  # noqa: E402
from communes.organisation.numbers import official_numbers, unit_numbers  # noqa: E402
from communes.organisation.overview import ITEMS  # noqa: E402
from communes.organisation.people import named_officials  # noqa: E402
from communes.organisation.retention import purge  # noqa: E402
from communes.organisation.viewsets import (  # noqa: E402
    OfficialListingViewSet,
    UnitListingViewSet,
    shift_viewset,
)

hooks.register("portal_home_aside", slot_part("organisation/home_part.html", TAG))
hooks.register(PEOPLE_HOOK, named_officials)
hooks.register(SITES_HOOK, site_counts)
hooks.register(HOOK, lambda: desk_parts)
hooks.register(PURGE_HOOK, purge)
hooks.register(NUMBERS_HOOK, unit_numbers)
hooks.register(NUMBERS_HOOK, official_numbers)


@hooks.register("register_admin_viewset")
def register_units():
    return UnitListingViewSet("organisation_units")


@hooks.register("register_admin_viewset")
def register_officials():
    return OfficialListingViewSet("officials")


@hooks.register("register_admin_viewset")
def register_shifts():
    return shift_viewset


@hooks.register("register_open_data")
def register_open_units():
    return UnitViewSet


@hooks.register("register_open_data")
def register_open_officials():
    return OfficialViewSet


@hooks.register(ITEMS_HOOK)
def register_items():
    return ITEMS
