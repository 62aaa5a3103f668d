"""Which pages of a site stay readable without a line.

The home, the sections that say `kept_offline` (schedule, contact), and what features
add by the hook `portal_kept_pages`: a function of the frame that returns (title, path)
pairs of this very site, such as the urgent announcements.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from wagtail import hooks

from portal.sites.frame import Frame

# With the home and two sections: few enough for the cheapest phone.
ADDED_AT_MOST = 5


@dataclass(frozen=True)
class KeptPage:
    """A page that a phone holds, and how its link reads."""

    label: str
    path: str
    icon: str = "doc"


def kept_pages(frame: Frame) -> list[KeptPage]:
    """The kept pages in the language of the request, the home first."""
    pages = [KeptPage(_("Home"), frame.home_url, "home")]
    added = [pair for fn in hooks.get_hooks("portal_kept_pages") for pair in fn(frame)]
    pages += [KeptPage(title, path, "warn") for title, path in added[:ADDED_AT_MOST]]
    pages += [KeptPage(item.label, item.url, item.icon) for item in frame.navigation.kept_offline]
    return pages
