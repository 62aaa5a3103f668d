"""Opening a site: what the portal and a commune have in common."""

from django.conf import settings
from wagtail.models import Collection, Locale, Page, Site

from portal.core.models import BasePage
from portal.core.sections import add_published


def first_locale() -> Locale:
    """The locale of the first language, made where it is missing."""
    return Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)[0]


def tree_root() -> Page:
    """The page above every site's home."""
    return Page.get_first_root_node()


def name_roots() -> None:
    """Names officers can read for the two roots that Wagtail's migrations call "Root"."""
    Page.objects.filter(depth=1, title="Root").update(
        title="Các trang web", draft_title="Các trang web"
    )
    Collection.objects.filter(depth=1, name="Root").update(name="Dùng chung")


def ensure_home(home: BasePage) -> BasePage:
    """The home page with this slug right under the tree root: found, or added and published."""
    found = type(home).objects.filter(slug=home.slug, depth=2).first()
    if found:
        return found
    home.locale = first_locale()
    home.show_in_menus = False
    # A fresh read: treebeard counts children on the instance it is given.
    add_published(tree_root(), home)
    return home


def ensure_collection(name: str) -> Collection:
    """A site's own collection for pictures and files."""
    root = Collection.get_first_root_node()
    found = root.get_children().filter(name=name).first()
    return found or root.add_child(name=name)


def ensure_site(home: Page, hostname: str, port: int, name: str, *, is_default=False) -> Site:
    """The Site whose root is `home`; its host and port follow what is asked."""
    site = Site.objects.filter(root_page=home).first() or Site(root_page=home)
    site.hostname, site.port, site.site_name = hostname.lower(), port, name
    site.is_default_site = is_default
    site.full_clean()
    site.save()
    return site


def ensure_setting(model, site: Site, **values):
    """The site's row of a settings model; values only fill a new row, never overwrite."""
    row, _created = model.objects.get_or_create(site=site, defaults=values)
    return row
