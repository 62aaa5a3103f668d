"""The pages a site stands on: its homes and its sections."""

from wagtail.models import Page

from portal.core.querysets import HOME_PATH
from portal.core.sections import COMMUNE, PORTAL, sections_for


def is_standing(page: Page) -> bool:
    """Whether a page is a home, or a section that every such site has; at most one query."""
    if page.depth <= 2:
        return True
    home = Page.objects.only("translation_key").get(path=page.path[:HOME_PATH])
    return page.translation_key in {
        section.translation_key_on(home, model)
        for kind in (COMMUNE, PORTAL)
        for model, section in sections_for(kind)
    }
