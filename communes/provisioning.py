"""Opening a commune: everything its site needs, in one call that can be repeated."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Collection, Page, Site

from communes.closing import close_commune, is_closed
from communes.models import CommuneHomePage, CommuneSettings
from portal.approval.provisioning import ask_for_approval
from portal.core.models import ContactSettings, IdentitySettings, Theme
from portal.core.provisioning import (
    ensure_collection,
    ensure_home,
    ensure_setting,
    ensure_site,
)
from portal.core.sections import COMMUNE, build_sections, translate_sections
from portal.core.text import lower_first, slugify
from portal.users.roles import COMMUNE_ROLES, collection_of, grant_roles, prefix_of


@dataclass(frozen=True)
class CommuneSpec:
    """A commune to open. `name` is official ("Xã Thành Sơn"); `languages` beyond the first."""

    name: str
    hostname: str
    port: int = 443
    slug: str = ""
    name_en: str = ""
    tagline: str = ""
    tagline_en: str = ""
    theme: str = Theme.CHAM
    languages: tuple[str, ...] = ()
    unit: object | None = None
    notice: str = ""
    notice_en: str = ""
    contact: dict = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Names the home page and the groups: "xa-thanh-son"."""
        return self.slug or slugify(self.name)


@dataclass(frozen=True)
class Commune:
    """An opened commune: its site, its homes by language and its groups by role."""

    site: Site
    home: CommuneHomePage
    homes: dict[str, Page]
    groups: dict[str, Group]
    collection: Collection


@transaction.atomic
def open_commune(spec: CommuneSpec, tell: Callable[[str], None] = lambda step: None) -> Commune:
    """Opens a commune, or completes one that is open; never overwrites what editors changed.

    Makes the home and its sections in each language, the Site, the settings, a
    collection, the groups with their rights on this site only, and the way of drafts to who
    approves them. All or nothing. `tell` hears
    of each step: "home", "site", "settings", "sections", "languages", "groups".

    Raises `django.core.exceptions.ValidationError` where host or name can't be.
    """
    home = ensure_home(CommuneHomePage(title=spec.name, slug=spec.key))
    tell("home")
    site = ensure_site(home, spec.hostname, spec.port, spec.name)
    tell("site")
    ensure_setting(
        IdentitySettings,
        site,
        official_name=spec.name,
        official_name_en=spec.name_en,
        tagline=spec.tagline,
        tagline_en=spec.tagline_en,
        theme=spec.theme,
        notice=spec.notice,
        notice_en=spec.notice_en,
        organisation=f"Uỷ ban nhân dân {lower_first(spec.name)}",
        organisation_en=f"People’s Committee of {spec.name_en}" if spec.name_en else "",
    )
    ensure_setting(ContactSettings, site, **spec.contact)
    ensure_setting(CommuneSettings, site, unit=spec.unit)
    tell("settings")
    build_sections(home, COMMUNE)
    tell("sections")
    homes = {settings.LANGUAGE_CODE: home}
    for language in spec.languages:
        homes[language] = translate_sections(home, COMMUNE, language)
    tell("languages")
    for root in homes.values():
        root.refresh_from_db()  # sections were added below other copies of it
    prefix = prefix_of(site)
    collection = collection_of(prefix, COMMUNE_ROLES) or ensure_collection(spec.name)
    groups = grant_roles(prefix, COMMUNE_ROLES, site, collection)
    ask_for_approval(homes.values())
    tell("groups")
    if is_closed(site):
        close_commune(site)
    return Commune(site, home, homes, groups, collection)
