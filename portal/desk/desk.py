"""The desk of an officer: the sites that it is of, and what may be done there."""

from dataclasses import dataclass
from functools import cache, cached_property, reduce
from operator import or_
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Aggregate, Count, Q, QuerySet
from django.db.models.functions import Substr
from django.urls import reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.models import Page, Site
from wagtail.permissions import policy_registry

from portal.core.models import IdentitySettings, one_to_one
from portal.core.overview import by_home
from portal.core.page_rights import PageRights
from portal.core.querysets import HOME_PATH, below
from portal.core.workdays import changes_read_by, read_changes
from portal.desk.parts import COUNTS_HOOK, HOOK, SITES_HOOK, Button, Part, Remark, Urgency, Waiting

# Who works on more sites than a screen holds finds the rest in the menu's lists.
MOST_SITES = 12
HOME_DEPTH, SECTION_DEPTH = 2, 3


def pages_by_home(pages: QuerySet, **aggregates: Aggregate) -> dict[str, dict[str, Any]]:
    """Aggregates of pages by the path of their home; homes without such pages are left out."""
    return by_home(pages.annotate(home=Substr("path", 1, HOME_PATH)), **aggregates)


def with_counts(sites: QuerySet[Site]) -> QuerySet[Site]:
    """Sites with what features count for them (`Desk.count`)."""
    counts = {name: sql for give in hooks.get_hooks(SITES_HOOK) for name, sql in give().items()}
    return sites.annotate(**counts)


@dataclass(frozen=True)
class DeskSite:
    """A site that an officer works on; `path` is that of its home in the first language."""

    site: Site
    path: str

    @property
    def is_portal(self) -> bool:
        return self.site.is_default_site

    @property
    def name(self) -> str:
        return one_to_one(self.site, IdentitySettings).name or self.site.site_name

    @property
    def theme(self) -> str:
        return one_to_one(self.site, IdentitySettings).theme

    @property
    def url(self) -> str:
        return f"{self.site.root_url}/"


class Desk:
    """What one officer's first screen stands on: two queries, whatever features then ask.

    A superuser looks after all sites; the desk is then the portal's. `of` makes it the desk of
    one site, whoever looks at it.
    """

    def __init__(self, user, of: Site | None = None):
        self.user = user
        self.of = of
        self.today = timezone.localdate()

    @cached_property
    def places(self) -> list[DeskSite]:
        """The sites where the officer has a role, by name."""
        sites = Site.objects.select_related("root_page", "identitysettings")
        if self.of:
            sites = sites.filter(pk=self.of.pk)
        elif self.user.is_superuser:
            sites = sites.filter(is_default_site=True)
        else:
            rights = policy_registry.get_by_type(Page).get_cached_permissions_for_user(self.user)
            paths = {right.page.path[:HOME_PATH] for right in rights}
            keys = Page.objects.filter(path__in=paths).values("translation_key")
            # Who has no right on pages any more may still owe answers (communes.closing).
            owing = Site.objects.filter(roles__group__user=self.user)
            own = Site.objects.filter(root_page__translation_key__in=keys)
            # By their keys: one condition or the other is looked for among all sites.
            sites = sites.filter(
                pk__in=own.order_by().values("pk").union(owing.order_by().values("pk"))
            )
        found = with_counts(sites).order_by("site_name", "pk")[:MOST_SITES]
        return [DeskSite(site, site.root_page.path) for site in found]

    @cached_property
    def sites(self) -> list[Site]:
        return [place.site for place in self.places]

    @cached_property
    def _standing(self) -> list[Page]:
        """Homes of every language, and the sections below those of the first."""
        keys = [place.site.root_page.translation_key for place in self.places]
        sections = below(place.path for place in self.places) & Q(depth=SECTION_DEPTH, live=True)
        return list(Page.objects.filter(sections | Q(depth=HOME_DEPTH, translation_key__in=keys)))

    @cached_property
    def home_paths(self) -> dict[str, DeskSite]:
        """The places by the paths of their homes, of every language."""
        by_key = {place.site.root_page.translation_key: place for place in self.places}
        return {
            page.path: by_key[page.translation_key]
            for page in self._standing
            if page.depth == HOME_DEPTH
        }

    @cached_property
    def _sections(self) -> dict[tuple[str, int], Page]:
        return {
            (page.path[:HOME_PATH], page.content_type_id): page
            for page in self._standing
            if page.depth == SECTION_DEPTH
        }

    @cached_property
    def below_first_homes(self) -> Q:
        """What stands below the homes of the first language: a translation is no second one."""
        return below(place.path for place in self.places)

    @cached_property
    def below_homes(self) -> Q:
        """What stands below the homes, of every language."""
        return below(self.home_paths)

    def section(self, place: DeskSite, model: type[Page]) -> Page | None:
        """The section of a page type that a site's readers may open; no query."""
        return self._sections.get((place.path, ContentType.objects.get_for_model(model).pk))

    def add_url(self, place: DeskSite, model: type[Page], page_type: type[Page]) -> str:
        """The form for a new page of a type in a site's section; "" where that is not for this
        officer, or the site has no such section."""
        section = self.section(place, model)
        if section is None or not PageRights(self.user, section).may_add(page_type):
            return ""
        meta = page_type._meta
        return reverse("wagtailadmin_pages:add", args=[meta.app_label, meta.model_name, section.pk])

    def edit_url(self, place: DeskSite, page: Page) -> str:
        """The form of a page of a site; "" where the officer may not change it."""
        if not self.changes(place):
            return ""
        return reverse("wagtailadmin_pages:edit", args=[page.pk])

    def settings_url(self, place: DeskSite, model: type[BaseSiteSetting]) -> str:
        """The form of a site's settings; "" where they are not for this officer to change."""
        policy = policy_registry.get_by_type(model)
        if not policy.user_has_permission_for_instance(self.user, "change", place.site):
            return ""
        name = (model._meta.app_label, model._meta.model_name, place.site.pk)
        return reverse("wagtailsettings:edit", args=name)

    def menu_url(self, place: DeskSite) -> str:
        """The list of a site's sections, those that were taken down among them; "" where the
        officer may not change them."""
        if not self.changes(place):
            return ""
        return reverse("wagtailadmin_explore", args=[place.site.root_page_id])

    def changes(self, place: DeskSite) -> bool:
        """Whether the officer may change the site's pages, not only draft new ones."""
        rights = PageRights(self.user, place.site.root_page)
        return self.user.is_superuser or "change" in rights.permissions

    @cached_property
    def _page_counts(self) -> dict[str, dict[DeskSite, int]]:
        conditions: dict[str, Q] = {}
        for give in hooks.get_hooks(COUNTS_HOOK):
            conditions |= give(self.user)
        counts = {name: Count("pk", filter=which) for name, which in conditions.items()}
        pages = Page.objects.filter(self.below_homes, reduce(or_, conditions.values()))
        found = {name: dict.fromkeys(self.places, 0) for name in conditions}
        for home, row in pages_by_home(pages, **counts).items():
            for name in conditions:
                found[name][self.home_paths[home]] += row[name]
        return found

    def pages(self, name: str) -> dict[DeskSite, int]:
        """How many pages of each site are as a condition says that somebody registered."""
        return self._page_counts[name]

    def count(self, place: DeskSite, name: str) -> int:
        """What somebody counts for a site, by the name it was registered with; no query."""
        return getattr(place.site, name) or 0

    @cached_property
    def parts(self) -> list[Part]:
        """What the features give, in their order."""
        found: list[Part] = []
        # Several features count working days.
        with changes_read_by(cache(read_changes)):
            for register in hooks.get_hooks(HOOK):
                found += register()(self)
        return found

    def buttons(self, place: DeskSite) -> list[Button]:
        """The large buttons of a site."""
        own = [part for part in self.parts if isinstance(part, Button) and part.place == place]
        return sorted(own, key=lambda part: part.order)

    def waiting(self, place: DeskSite) -> list[Waiting]:
        """The work that waits at a site, the most pressing first."""
        levels = list(Urgency)
        own = [part for part in self.parts if isinstance(part, Waiting) and part.place == place]
        return sorted(own, key=lambda part: (levels.index(part.urgency), part.order))

    def remarks(self, place: DeskSite) -> list[Remark]:
        """What is said of a site below its work."""
        own = [part for part in self.parts if isinstance(part, Remark) and part.place == place]
        return sorted(own, key=lambda part: part.order)
