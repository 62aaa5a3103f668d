from wagtail import hooks
from wagtail.snippets.models import register_snippet

from communes.maps import POINTS_HOOK
from communes.villages.api import VillageViewSet
from communes.villages.listed import village_points
from communes.villages.viewsets import EthnicityViewSet, VillagePageListingViewSet

register_snippet(EthnicityViewSet)
hooks.register(POINTS_HOOK, village_points)


@hooks.register("register_admin_viewset")
def register_village_pages():
    return VillagePageListingViewSet("village_pages")


@hooks.register("register_open_data")
def register_open_villages():
    return VillageViewSet
