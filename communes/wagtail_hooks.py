from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from communes.closing import is_closed_to
from communes.models import CommuneSettings, Village
from portal.admin.scoped import register_scoped_model
from portal.core.overview import ITEMS_HOOK

# Before the viewset: Wagtail makes a model-wide policy for whatever asks first.
register_scoped_model(Village)

from communes.api import CommuneViewSet  # noqa: E402
from communes.overview import ITEMS  # noqa: E402
from communes.templatetags.communes_tags import closed_note  # noqa: E402
from communes.viewsets import CommuneSitesViewSet, village_viewset  # noqa: E402


@hooks.register("register_admin_viewset")
def register_villages():
    return village_viewset


@hooks.register("register_admin_viewset")
def register_commune_sites():
    return CommuneSitesViewSet("commune_sites")


@hooks.register("register_log_actions")
def register_closing(actions):
    for action, told in [
        ("communes.close", _("Closed the commune’s site")),
        ("communes.open_again", _("Opened the commune’s site again")),
    ]:
        actions.register_action(action, told, told)


hooks.register("portal_sitewide_alerts", closed_note, order=-1)
hooks.register("portal_site_is_closed", is_closed_to)
hooks.register("portal_homes_that_ask", CommuneSettings.homes_that_ask)


@hooks.register("register_open_data")
def register_communes():
    return CommuneViewSet


@hooks.register(ITEMS_HOOK)
def register_items():
    return ITEMS
