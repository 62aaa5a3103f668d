"""What the demo loaders of all apps share. Everything is idempotent: found again by slug."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from django.contrib.auth.models import Group
from django.core.files.images import ImageFile
from wagtail.images import get_image_model
from wagtail.models import Collection, Locale, Page, Site
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from portal.core.models import BasePage
from portal.core.text import slugify

SAMPLE_CREDIT = "Tranh minh hoạ: Dữ liệu mẫu"


class Opened(Protocol):
    """A site that was opened: what `setup_portal` and `open_commune` return."""

    @property
    def site(self) -> Site: ...

    @property
    def home(self) -> Page: ...

    @property
    def homes(self) -> dict[str, Page]: ...

    @property
    def groups(self) -> dict[str, Group]: ...

    @property
    def collection(self) -> Collection: ...


@dataclass(frozen=True)
class DemoWorld:
    """The opened portal and communes ("thanhson", "minhhop", "khanhhop"); `say` prints progress."""

    portal: Opened
    communes: Mapping[str, Opened]
    say: Callable[[str], None]


def section_of(home: Page, model: type[BasePage]) -> BasePage:
    """The section of a type below a home page; raises DoesNotExist where it is missing."""
    return model.objects.descendant_of(home).get()


def ensure_page(parent: Page, page: BasePage) -> tuple[BasePage, bool]:
    """The child of `parent` with this title's slug, and whether it was made now.

    A page that exists stays as it is: editors may have changed it.
    """
    page.slug = page.slug or slugify(page.title)[:200]
    found = type(page).objects.child_of(parent).filter(slug=page.slug).first()
    if found:
        return found, False
    page.locale = parent.locale
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page, True


def ensure_image(collection: Collection, path: Path, title: str, description: str):
    """The picture of this title in the collection, made from a file where it is missing."""
    model = get_image_model()
    found = model.objects.filter(collection=collection, title=title).first()
    if found:
        return found
    with path.open("rb") as file:
        image = model(
            title=title,
            description=description,
            credit=SAMPLE_CREDIT,
            collection=collection,
            file=ImageFile(file, name=path.name),
        )
        image.save()
    return image


def translate_page(page: BasePage, language: str, strings: dict[str, str]) -> list[str]:
    """Translates a page's texts through wagtail-localize and publishes the result.

    `strings` maps each Vietnamese text, as wagtail-localize cuts it, to its
    translation. A page that is under translation already stays as it is.
    Returns the texts that `strings` lacks; they stay Vietnamese.
    """
    locale = Locale.objects.get(language_code=language)
    source, _created = TranslationSource.get_or_create_from_instance(page)
    translation, created = Translation.objects.get_or_create(source=source, target_locale=locale)
    if not created:
        return []
    existing = page.get_translation_or_none(locale)
    # The address follows the translated title; one that readers may know stays.
    strings = strings | {
        page.slug: existing.slug if existing else slugify(strings.get(page.title) or page.title)
    }
    missing = []
    segments = StringSegment.objects.filter(source=source).select_related("string", "context")
    for segment in segments:
        text = segment.string.data
        if text in strings:
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                locale=locale,
                context=segment.context,
                defaults={
                    "data": strings[text],
                    "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                },
            )
        else:
            missing.append(text)
    translation.save_target(publish=True)
    return missing
