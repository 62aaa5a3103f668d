"""Who sees the channels of a notice: who may change texts of its site."""

from typing import Any

from wagtail.models import Page, Site
from wagtail.permissions import policy_registry

from communes.channels.models import NoticeText
from portal.admin.scoped import has_right_everywhere
from portal.core.querysets import HOME_PATH, sites_at

_REMEMBERED = "homes_of_channels"


def site_for(page: Page, user: Any) -> Site | None:
    """The site of a notice, with its home, where the officer may look after its channels; two
    queries."""
    site = sites_at(page.path).select_related("root_page__locale").first()
    policy = policy_registry.get_by_type(NoticeText)
    if site and policy.user_has_any_permission_for_instance(user, ["change"], site):
        return site
    return None


def may_open(page: Page, user: Any) -> bool:
    """The same for rows of a list: two queries for all of them."""
    if has_right_everywhere(NoticeText, user, ["change"]):
        return True
    homes = vars(user).get(_REMEMBERED)
    if homes is None:
        policy = policy_registry.get_by_type(NoticeText)
        sites = policy.sites_user_has_any_permission_for(user, ["change"])
        keys = sites.values("root_page__translation_key")
        pages = Page.objects.filter(depth=2, translation_key__in=keys)
        homes = vars(user)[_REMEMBERED] = set(pages.values_list("path", flat=True))
    return page.path[:HOME_PATH] in homes
