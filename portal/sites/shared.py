"""Pages of the province that every commune shows as its own, at an address of its own.

They stand below a section of the portal, once, and are never copied: what a commune's reader gets
is the same page, in memory as if it stood below the commune's section of that type. So menus,
ways, addresses and machines tell the commune's (docs/adr/0026).
"""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any

from django.db.models import Max, Q
from django.db.models.functions import Substr
from wagtail.models import Page, get_page_models

from portal.core.addresses import page_path
from portal.core.hints import Host
from portal.core.models.stamps import Name, to_communes
from portal.core.querysets import HOME_PATH, PortalPageQuerySet, below, sites_at
from portal.sites.frame import Frame


class SharedPageQuerySet(PortalPageQuerySet):
    """Pages that stand on the portal and are read on every site."""

    @staticmethod
    def _of(frame: Frame, home: Page) -> Q:
        return Q(locale_id=home.locale_id)

    def visible_in(self, frame: Frame) -> "SharedPageQuerySet":
        """What a site shows: `shown_in`."""
        return self.shown_in(frame)

    def shown_in(self, frame: Frame) -> "SharedPageQuerySet":
        """What readers of a site may see; in a commune nothing while it has no such section.

        Without what not everyone may read: a commune's readers can't log in to the portal.
        """
        shown = super().visible_in(frame)
        if restricted := frame.restricted_on_portal:
            shown = shown.exclude(below(restricted))
        return shown if has_section(self.model, frame) else shown.none()


class SharedPage(Host):
    """Mixed into a page type of the portal that communes show: `shared_section` is the type of
    the section it stands below, which every commune has."""

    shared_section = ""
    # Set on what was read for a commune's reader: it is no place of the tree.
    is_stand_in = False

    @classmethod
    def can_create_at(cls, parent) -> bool:
        return super().can_create_at(parent) and _is_on_portal(parent)

    def can_move_to(self, parent) -> bool:
        return super().can_move_to(parent) and _is_on_portal(parent)

    def changed_elsewhere(self) -> set[Name]:
        """Every commune shows it."""
        return {to_communes(self._meta.app_label)}

    def save(self, *args, **kwargs):
        if self.is_stand_in:
            raise TypeError("This page was read as a commune's: read it anew to save it.")
        return super().save(*args, **kwargs)

    save.alters_data = True  # type: ignore[attr-defined]  # read by templates

    @classmethod
    def ids_left_out_in(cls, frame: Frame) -> list[int]:
        """The pages that a commune's readers shouldn't find, of all that the province has."""
        return []


def _is_on_portal(page: Page) -> bool:
    return sites_at(page.path).filter(is_default_site=True).exists()


def has_section(model: Any, frame: Frame) -> bool:
    """Whether a site has the section that a shared type is read below."""
    return frame.is_portal or bool(frame.navigation.section_url(model.shared_section))


def stand_in(pages: Iterable[Any], frame: Frame) -> list:
    """The same pages, the shared among them as they stand in the frame's site; no SQL but, in
    another language than the first, one query for all that is read in the first."""
    pages = list(pages)
    if frame.is_portal:
        return pages
    for page in pages:
        model = page.specific_class if type(page) is Page else type(page)
        if model is None or not issubclass(model, SharedPage) or _stands_in(page):
            continue
        place = frame.navigation.place_of(model.shared_section, page.locale_id)
        if place is None:
            continue
        page.is_stand_in = True
        page.path = place.path + page.path[-Page.steplen :]
        page.depth = len(page.path) // Page.steplen
        page.url_path = f"{place.url_path}{page.slug}/"
    return pages


def readers_get(pages: Iterable[Any], frame: Frame) -> list:
    """Those of some public pages that readers of a site get, the shared ones as they stand there:
    without what the site leaves out. One query after a change for each shared type among them."""
    return stand_in((page for page in pages if not _is_left_out(page, frame)), frame)


def _is_left_out(page: Any, frame: Frame) -> bool:
    model = page.specific_class if type(page) is Page else type(page)
    if frame.is_portal or model is None or not issubclass(model, SharedPage):
        return False
    return not has_section(model, frame) or page.pk in model.ids_left_out_in(frame)


def newest_shared(section_type: Any, frame: Frame) -> datetime | None:
    """When the newest shared page that a commune shows in a section was published, aware; None
    where it shows none. A query for each type that stands there."""
    if frame.is_portal:
        return None
    models = (one for one in shared_types().values() if one.shared_section == section_type.__name__)
    told = (one.objects.shown_in(frame).aggregate(at=Max("last_published_at")) for one in models)
    return max((row["at"] for row in told if row["at"]), default=None)


def find_shared(frame: Frame, path: str) -> Any:
    """The shared page that a commune shows at a path, in any of its languages; None where there
    is none. A query for each type, and those of `stand_in`."""
    if frame.is_portal:
        return None
    slug = path.rstrip("/").rpartition("/")[2]
    for model in shared_types().values():
        shown = model.objects.shown_in(frame).values("translation_key")
        pages = model.objects.live().filter(slug=slug, translation_key__in=shown)
        pages = pages.exclude(below(frame.restricted_on_portal))
        for page in stand_in(pages.select_related("locale"), frame):
            if page.is_stand_in and page_path(page) == path:
                return page
    return None


def _stands_in(page: Any) -> bool:
    return getattr(page, "is_stand_in", False)


@cache
def shared_types() -> dict[str, Any]:
    """The shared page types by the slug of their kind of results."""
    models = (model for model in get_page_models() if issubclass(model, SharedPage))
    return {model.search_kind.slug: model for model in models if model.search_kind}


@cache
def shared_sections() -> list[Any]:
    """The types of the sections that shared pages stand below."""
    pairs = (
        (model, parent)
        for model in shared_types().values()
        for parent in model.allowed_parent_page_models()
    )
    return list(
        dict.fromkeys(parent for model, parent in pairs if parent.__name__ == model.shared_section)
    )


def on_portal(section_type: Any, locale_id: int) -> Any:
    """The portal's section of a type in a language, live or not; None where there is none."""
    homes = Page.objects.filter(sites_rooted_here__is_default_site=True)
    keys = Page.objects.filter(depth=2, translation_key__in=homes.values("translation_key"))
    sections = section_type.objects.annotate(home=Substr("path", 1, HOME_PATH))
    return sections.filter(home__in=keys.values("path"), locale_id=locale_id).first()
