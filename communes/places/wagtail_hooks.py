from wagtail import hooks

from communes.places.api import PlaceViewSet
from communes.places.viewsets import PlaceListingViewSet


@hooks.register("register_admin_viewset")
def register_places():
    return PlaceListingViewSet("places")


@hooks.register("register_open_data")
def register_open_places():
    return PlaceViewSet
