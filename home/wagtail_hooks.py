from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from home.opening.viewsets import CommuneOpeningsViewSet


@hooks.register("register_admin_viewset")
def register_openings():
    return CommuneOpeningsViewSet("commune_openings")


@hooks.register("register_log_actions")
def register_actions(actions):
    told = _("Asked to open a commune’s site")
    actions.register_action("home.open_commune", told, told)
