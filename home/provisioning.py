"""Setting up the provincial portal, without demo content."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Collection, Page, Site

from communes.models import CommuneHomePage
from communes.provisioning import CommuneSpec, open_commune
from home.models import ProvinceHomePage
from portal.approval.provisioning import approval_workflow
from portal.core.models import ContactSettings, IdentitySettings
from portal.core.provisioning import (
    ensure_collection,
    ensure_home,
    ensure_setting,
    ensure_site,
    name_roots,
    tree_root,
)
from portal.core.sections import PORTAL, build_sections, translate_sections
from portal.core.text import without_marks
from portal.lifecycle.settling import settle_everything
from portal.users.roles import PROVINCE_PREFIX, PROVINCE_ROLES, collection_of, grant_roles


@dataclass(frozen=True)
class Portal:
    """The provincial portal: its site, its homes by language and its groups by role."""

    site: Site
    home: ProvinceHomePage
    homes: dict[str, Page]
    groups: dict[str, Group]
    collection: Collection


def _remove_welcome_page() -> None:
    """Wagtail's own first page and site, which its migrations make."""
    for page in tree_root().get_children().filter(slug="home"):
        if page.specific_class is Page:
            page.delete()


@transaction.atomic
def setup_portal(hostname: str, port: int = 443, languages: tuple[str, ...] = ("en",)) -> Portal:
    """Makes the portal of a province, or completes it; never overwrites editors' work."""
    province = settings.PORTAL_PROVINCE_NAME
    province_en = without_marks(province)
    name_roots()
    _remove_welcome_page()
    approval_workflow()  # before communes open, of which many may at once
    home = ensure_home(ProvinceHomePage(title=f"Cổng xã {province}", slug="cong-tinh"))
    site = ensure_site(home, hostname, port, f"Cổng xã {province}", is_default=True)
    ensure_setting(
        IdentitySettings,
        site,
        official_name=f"Cổng xã {province}",
        official_name_en=f"{province_en} communes",
        tagline=f"UBND tỉnh {province}",
        tagline_en=f"{province_en} People’s Committee",
        organisation=f"Uỷ ban nhân dân tỉnh {province}",
        organisation_en=f"{province_en} Provincial People’s Committee",
    )
    ensure_setting(ContactSettings, site)
    build_sections(home, PORTAL)
    homes = {settings.LANGUAGE_CODE: home}
    for language in languages:
        homes[language] = translate_sections(home, PORTAL, language)
    for root in homes.values():
        root.refresh_from_db()  # sections were added below other copies of it
    known = collection_of(PROVINCE_PREFIX, PROVINCE_ROLES)
    collection = known or ensure_collection(f"Tỉnh {province}")
    groups = grant_roles(PROVINCE_PREFIX, PROVINCE_ROLES, site, collection)
    return Portal(site, home, homes, groups, collection)


def sync_sites() -> Iterator[Site]:
    """Gives each open site the sections that the code has since gained, and its roles exactly
    the rights that they have by now (`grant_roles`).

    What a site has by then stays as its editors made it. Each site is a
    transaction of its own; yields it when done. At last pages and translations that an
    older version left are brought in order.
    """
    for site in Site.objects.select_related("root_page").order_by("pk"):
        home = site.root_page.specific
        translations = home.get_translations().filter(depth=home.depth)
        languages = tuple(translations.values_list("locale__language_code", flat=True))
        if isinstance(home, CommuneHomePage):
            open_commune(
                CommuneSpec(
                    name=site.site_name,
                    hostname=site.hostname,
                    port=site.port,
                    slug=home.slug,
                    languages=languages,
                )
            )
        elif isinstance(home, ProvinceHomePage):
            setup_portal(site.hostname, site.port, languages)
        yield site
    settle_everything()
