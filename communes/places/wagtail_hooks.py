from wagtail import hooks

from communes.maps import POINTS_HOOK
from communes.numbers import NUMBERS_HOOK
from communes.places.api import PlaceViewSet
from communes.places.told import place_numbers, place_points
from communes.places.viewsets import PlaceListingViewSet

hooks.register(POINTS_HOOK, place_points)
hooks.register(NUMBERS_HOOK, place_numbers)


@hooks.register("register_admin_viewset")
def register_places():
    return PlaceListingViewSet("places")


@hooks.register("register_open_data")
def register_open_places():
    return PlaceViewSet
