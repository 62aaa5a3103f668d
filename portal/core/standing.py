"""The pages a site stands on: its homes and its sections."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page

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
            " gone. Take down single pages, or ask the province."
        )
    return text % {"page": page.get_admin_display_title()}


def why_not_taken(user: Any, page: Page, action: str) -> str:
    """Why an officer may not "unpublish", "move" or "delete" a page, or "".

    Everything below a home or section would go from the readers with it. Who looks after
    all sites may take one down, and move or delete a section.
    """
    if user and user.is_superuser and not (page.depth <= 2 and action == "delete"):
        return ""
    return why_it_stays(page) if is_standing(page) else ""
