"""What surrounds every page: whose site it is, its menu, its languages.

One `Frame` a request, made by `SiteMiddleware`, read by templates as `frame`.
What costs SQL is lazy, so that a feed or a 404 doesn't pay for a menu.
"""

from datetime import datetime
from functools import partial

from django.db.models import Q
from django.db.models.functions import Substr
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language
from wagtail import hooks
from wagtail.models import Page, PageViewRestriction, Site

from portal.core.addresses import language_prefix
from portal.core.models import ContactSettings, IdentitySettings, one_to_one
from portal.core.querysets import HOME_PATH, below
from portal.core.workdays import Changes, read_changes
from portal.pagecache.following import Following
from portal.pagecache.stamps import Stamps
from portal.sites.languages import Languages
from portal.sites.navigation import Navigation
from portal.sites.neighbours import CommuneLink, commune_links, portal_home_url
from portal.sites.people import People, people_of


class Frame(Following):
    """The site of a request, as its readers see it."""

    def __init__(self, site: Site, path: str = "/", stamps: Stamps | None = None):
        super().__init__(stamps)
        self.site = site
        self.path = path
        self.first_root = site.root_page.specific
        # `specific` is a fresh read: without this its language would cost one more.
        self.first_root.locale = site.root_page.locale
        self.root = self.first_root
        # By the path of their home pages: see `attach_communes`.
        self.known_communes: dict[str, CommuneLink | None] = {}

    @cached_property
    def navigation(self) -> Navigation:
        return Navigation(self)

    @cached_property
    def languages(self) -> Languages:
        return Languages(self)

    @cached_property
    def identity(self) -> IdentitySettings:
        return one_to_one(self.site, IdentitySettings)

    @cached_property
    def contact(self) -> ContactSettings:
        return one_to_one(self.site, ContactSettings)

    @property
    def theme(self) -> str:
        return self.identity.theme

    def updated_at(self, page: Page | None) -> datetime | None:
        """When what a page shows last changed; None for what is no page of ours."""
        moment = getattr(page, "last_published_at", None)
        if getattr(page, "shows_latest", False) and self.newest_shown:
            return max(self.newest_shown, moment or self.newest_shown)
        return moment

    def url_of(self, page: Page) -> str:
        """The path of a page of this site in the reader's language, without SQL."""
        return self.home_url + page.url_path[len(self.root.url_path) :]

    @property
    def home_url(self) -> str:
        return language_prefix(self.root.locale.language_code)

    @cached_property
    def portal_url(self) -> str:
        """The provincial portal's home; its English one for English readers."""
        if self.is_portal:
            return self.home_url
        code = self.root.locale.language_code
        return self.remember(f"portal:{code}", partial(portal_home_url, code))

    @cached_property
    def communes(self) -> list[CommuneLink]:
        """The first communes of the province, for the switcher; the directory has all."""
        return self.remember(f"communes:{get_language()}", commune_links)

    @cached_property
    def day_changes(self) -> Changes:
        """Days worked, or off, against the rule (portal.core.workdays)."""
        return self.remember("day_changes", read_changes)

    @property
    def is_open_now(self) -> bool:
        """Whether the counter is open; the page says so until it opens or closes."""
        now = timezone.now()
        self.changes_at(self.contact.next_change_after(now))
        return self.contact.is_open_at(now)

    @property
    def opens_again(self) -> datetime | None:
        """When the counter opens next; the page says so until then."""
        turn = self.contact.next_opening_after(timezone.now())
        if turn:
            self.changes_at(turn)
        return turn

    @cached_property
    def is_closed(self) -> bool:
        """Whether nobody works here any more: told by the hooks `portal_site_is_closed`."""
        return any(fn(self) for fn in hooks.get_hooks("portal_site_is_closed"))

    @cached_property
    def people(self) -> People:
        """Who can be named in texts of this site's pages."""
        return people_of(self)

    @property
    def restricted_paths(self) -> list[str]:
        """The paths of this site's pages that not everyone may read: so asking costs nothing."""
        return self.remember("restricted", self._read_restricted)

    def _read_restricted(self) -> list[str]:
        above = self.root.path[: -Page.steplen]
        own = below({self.first_root.path, self.root.path}, "page__path") | Q(page__path=above)
        return list(PageViewRestriction.objects.filter(own).values_list("page__path", flat=True))

    @cached_property
    def restricted_on_portal(self) -> list[str]:
        """The same of the portal, whose pages every site may show."""
        return self.remember("restricted-on-portal", _read_restricted_on_portal)


def _read_restricted_on_portal() -> list[str]:
    """One query."""
    roots = Page.objects.filter(sites_rooted_here__is_default_site=True)
    homes = Page.objects.filter(depth=2, translation_key__in=roots.values("translation_key"))
    rows = PageViewRestriction.objects.annotate(home=Substr("page__path", 1, HOME_PATH))
    inside = Q(home__in=homes.values("path")) | Q(page__depth=1)
    return list(rows.filter(inside).values_list("page__path", flat=True))


class PortalRequest(HttpRequest):
    """A request as `SiteMiddleware` hands it on; a name for annotations."""

    frame: Frame
