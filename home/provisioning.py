"""Setting up the provincial portal, without demo content."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Collection, Page, Site

from home.models import ProvinceHomePage
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
from portal.users.roles import PROVINCE_ROLES, grant_roles


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
    name_roots()
    _remove_welcome_page()
    home = ensure_home(ProvinceHomePage(title=f"Cổng xã {province}", slug="cong-tinh"))
    site = ensure_site(home, hostname, port, f"Cổng xã {province}", is_default=True)
    ensure_setting(
        IdentitySettings,
        site,
        official_name=f"Cổng xã {province}",
        official_name_en=f"{province} communes",
        tagline=f"UBND tỉnh {province}",
        tagline_en=f"{province} People’s Committee",
        organisation=f"Uỷ ban nhân dân tỉnh {province}",
        organisation_en=f"{province} Provincial People’s Committee",
    )
    ensure_setting(ContactSettings, site)
    build_sections(home, PORTAL)
    homes = {settings.LANGUAGE_CODE: home}
    for language in languages:
        homes[language] = translate_sections(home, PORTAL, language)
    for root in homes.values():
        root.refresh_from_db()  # sections were added below other copies of it
    collection = ensure_collection(f"Tỉnh {province}")
    groups = grant_roles("province", PROVINCE_ROLES, site, list(homes.values()), collection)
    return Portal(site, home, homes, groups, collection)
