from wagtail import hooks
from wagtail.snippets.models import register_snippet

from communes.maps import POINTS_HOOK
from communes.numbers import NUMBERS_HOOK
from communes.villages.api import VillageViewSet
from communes.villages.listed import head_numbers, village_points
from communes.villages.viewsets import EthnicityViewSet, VillagePageListingViewSet
from portal.sites.parts import slot_part

register_snippet(EthnicityViewSet)
# Before the announcements of the whole commune.
hooks.register("portal_home_news", slot_part("villages/home_part.html"), order=-1)
hooks.register(POINTS_HOOK, village_points)
hooks.register(NUMBERS_HOOK, head_numbers)


@hooks.register("register_admin_viewset")
def register_village_pages():
    return VillagePageListingViewSet("village_pages")


@hooks.register("register_open_data")
def register_open_villages():
    return VillageViewSet
