from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import policy_registry

from communes.storms.models import StormDay, StormRoad
from portal.admin.scoped import register_scoped_model
from portal.desk.parts import HOOK, SITES_HOOK

# Before what asks for their policies: Wagtail makes model-wide ones for whatever asks first.
register_scoped_model(StormDay)
register_scoped_model(StormRoad)

from communes.storms.desk import desk_parts, site_counts  # noqa: E402
from communes.storms.pages import in_place_of_home, kept_assets, kept_page  # noqa: E402
from communes.storms.screens import SEEING, urls  # noqa: E402
from communes.storms.steps import CHANGED, OFF, ON  # noqa: E402

hooks.register(HOOK, lambda: desk_parts)
hooks.register(SITES_HOOK, site_counts)
hooks.register("register_admin_urls", urls)
# After the page is framed (portal.sites.wagtail_hooks).
hooks.register("before_serve_page", in_place_of_home, order=10)
# Before all others: few are kept.
hooks.register("portal_kept_pages", kept_page, order=-10)
hooks.register("portal_kept_assets", kept_assets)


class StormItem(MenuItem):
    """“Ngày bão”, for who sees a site's."""

    def is_shown(self, request):
        policy = policy_registry.get_by_type(StormDay)
        return policy.user_has_any_permission(request.user, SEEING)


@hooks.register("register_admin_menu_item")
def register_storm_item():
    url = reverse("storm_screens")
    return StormItem(_("Storm day"), url, name="storms", icon_name="warning", order=112)


@hooks.register("register_log_actions")
def register_steps(actions):
    for action, told in [
        (ON, _("Switched the storm day on")),
        (CHANGED, _("Changed the storm day")),
        (OFF, _("Switched the storm day off")),
    ]:
        actions.register_action(action, told, told)
