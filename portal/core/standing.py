"""The pages a site stands on: its homes and its sections."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.permissions import policy_registry

from portal.core.querysets import HOME_PATH
from portal.core.sections import COMMUNE, PORTAL, sections_for

# What takes pages from readers.
TAKING_AWAY = {"delete", "unpublish", "move"}


def is_standing(page: Page) -> bool:
    """Whether a page is a home, or a section that every such site has; at most one query."""
    if page.depth <= 2:
        return True
    home = Page.objects.only("translation_key").get(path=page.path[:HOME_PATH])
    return page.translation_key in {
        section.translation_key_on(home, model)
        for level in (COMMUNE, PORTAL)
        for model, section in sections_for(level)
    }


def administers(user: Any, page: Page) -> bool:
    """Whether a user is an administrator of what a page stands in: of their roles only that
    one may take away pages together with all that stands below them."""
    policy = policy_registry.get_by_type(Page)
    return policy.user_has_permission_for_instance(user, "bulk_delete", page)


def why_it_stays(page: Page) -> str:
    """What an officer is told who would take a home or section from the readers."""
    if page.depth <= 2:
        text = _(
            "“%(page)s” is the home of a whole site. It stays: a commune that no longer"
            " exists is closed by the province instead."
        )
    else:
        text = _(
            "“%(page)s” is a section of the site: without it all pages below it would be"
            " gone. Take down single pages, or ask an administrator."
        )
    return text % {"page": page.get_admin_display_title()}


def why_not_taken(user: Any, page: Page, action: str, *, is_told: bool = False) -> str:
    """Why an officer may not "unpublish", "move", "delete" or "restrict" a page, or "".

    Everything below a home or section would go from the readers with it. An administrator may
    take a section away where the screen says first what readers lose (`is_told`). Who looks
    after all sites may also take a home down; nobody deletes one.
    """
    if not is_standing(page):
        return ""
    is_home = page.depth <= 2
    if user and user.is_superuser:
        return why_it_stays(page) if is_home and action == "delete" else ""
    if is_home or user is None or not administers(user, page):
        return why_it_stays(page)
    if is_told:
        return ""
    text = _(
        "“%(page)s” is a section of the site. Take it away on its own screen, which first says"
        " what readers lose."
    )
    return text % {"page": page.get_admin_display_title()}
