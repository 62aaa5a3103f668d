"""The sections that every new site gets, told by the page types themselves.

A page type that names itself in `sections` is made by provisioning (and by
nothing else), so a new feature joins every site without touching the tree code.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone
from django.utils.translation import override
from django.utils.translation.trans_real import translation
from wagtail.models import Locale, Page, Site, get_page_models

from portal.core.hints import Text
from portal.core.text import slugify

COMMUNE, PORTAL = "commune", "portal"
# Where sections stand: a list below any other page would be found by no menu.
HOMES: list[str] = settings.HOME_PAGE_TYPES


@dataclass(frozen=True)
class Section:
    """A page that a new site starts with.

    `order` sorts siblings; `parent` names the page type it stands under (else the
    home page); `defaults` gives further field values in the active language. `key`
    tells sections of one page type apart. `holds` names what of the information that
    must be public stands here: items of the catalogue in `communes/access`.
    """

    title: Text
    order: int
    on: frozenset[str] = frozenset({COMMUNE, PORTAL})
    parent: str = ""
    in_menu: bool = True
    defaults: Callable[[], dict] = field(default=dict)
    key: str = ""
    holds: tuple[str, ...] = ()

    def translation_key_on(self, root: Page, model: type[Page]) -> UUID:
        """What marks this section of a site in every language, whatever editors call it."""
        return uuid5(root.translation_key, f"{model._meta.label_lower}:{self.key}")


def add_published(parent: Page, page: Page) -> None:
    """Adds a live page in one save, where publishing a revision takes three."""
    page.live = True
    page.first_published_at = page.last_published_at = timezone.now()
    parent.add_child(instance=page)


def section_in(site: Site, page_type: str) -> Page | None:
    """A site's section of a page type such as "questions.QuestionIndexPage", in its first
    language; None where it has none that readers may open."""
    root = site.root_page
    pages = apps.get_model(page_type).objects.live().descendant_of(root)
    return pages.filter(locale_id=root.locale_id).first()


def sections_for(level: str) -> list[tuple[type[Page], Section]]:
    """The sections of a commune or of the portal, parents before children."""
    found = [
        (model, section)
        for model in get_page_models()
        for section in getattr(model, "sections", ())
        if level in section.on
    ]
    return sorted(found, key=lambda pair: (bool(pair[1].parent), pair[1].order))


def is_translated(section: Section) -> bool:
    """Whether the title has a text in the first language, not only the one of the code.

    A message that the catalogue lacks, or that isn't compiled yet, comes back as it stands in
    the code, as it does in English; a name that is the same in both is in the catalogue.
    """
    with override("en"):
        message = str(section.title)
    catalogue: Any = translation(settings.LANGUAGE_CODE)
    return catalogue._catalog.get(message) is not None


def build_sections(root: Page, level: str) -> None:
    """Makes the sections that `root` (in the first language) lacks, published.

    Refuses one without a Vietnamese title: its address would stay English for good.
    """
    homes: dict[str, Page] = {}
    with override(settings.LANGUAGE_CODE):
        for model, section in sections_for(level):
            parent = homes.get(section.parent, root) if section.parent else root
            key = section.translation_key_on(root, model)
            page = model.objects.filter(translation_key=key, locale=root.locale).first()
            if page is None:
                if not is_translated(section):
                    raise ImproperlyConfigured(
                        f"The section “{section.title}” has no Vietnamese title: `make messages`."
                    )
                page = model(
                    title=str(section.title),
                    slug=slugify(str(section.title)),
                    show_in_menus=section.in_menu,
                    locale=root.locale,
                    translation_key=key,
                    **section.defaults(),
                )
                add_published(parent, page)
            homes[model.__name__] = page


def translate_sections(root: Page, level: str, language: str) -> Page:
    """The tree of `root` in another language: home and sections, published.

    Titles and texts come from the message catalogue; what editors add is
    translated by them. Returns the translated home. Idempotent.
    """
    locale, _created = Locale.objects.get_or_create(language_code=language)
    translated_root = root.get_translation_or_none(locale)
    if translated_root is None:
        # Tree order matters: a page's parent must be translated before it.
        translated_root = root.copy_for_translation(locale)
        translated_root.slug = f"{root.slug}-{language}"
        translated_root.save_revision().publish()
        # Publishing works on an object of its own.
        translated_root.refresh_from_db()
    for model, section in sections_for(level):
        key = section.translation_key_on(root, model)
        page = model.objects.filter(translation_key=key, locale=root.locale).first()
        if page is None or page.get_translation_or_none(locale):
            continue
        copy = page.copy_for_translation(locale)
        with override(language):
            copy.title = str(section.title)
            copy.slug = slugify(copy.title)
            for name, value in section.defaults().items():
                setattr(copy, name, value)
        # The copy came with a draft revision of its own: a new one must replace it.
        copy.save_revision().publish()
    return translated_root
