from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from communes.maps import POINTS_HOOK
from communes.numbers import NUMBERS_HOOK
from communes.places.api import PlaceViewSet
from communes.places.models import ShelterCount
from communes.shelters import SHELTERS_HOOK
from portal.admin.scoped import register_scoped_model

# Before the viewsets: Wagtail makes a model-wide policy for whatever asks first.
register_scoped_model(ShelterCount)

from communes.places.counting import COUNTED  # noqa: E402
from communes.places.told import place_numbers, place_points, place_shelters  # noqa: E402
from communes.places.viewsets import PlaceListingViewSet  # noqa: E402

hooks.register(SHELTERS_HOOK, place_shelters)
hooks.register(POINTS_HOOK, place_points)
hooks.register(NUMBERS_HOOK, place_numbers)


@hooks.register("register_admin_viewset")
def register_places():
    return PlaceListingViewSet("places")


@hooks.register("register_log_actions")
def register_counting(actions):
    told = _("Counted the places left in a shelter")
    actions.register_action(COUNTED, told, told)


@hooks.register("register_open_data")
def register_open_places():
    return PlaceViewSet
