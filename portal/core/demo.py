"""What the demo loaders of all apps share. Everything is idempotent: found again by slug."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.core.files.images import ImageFile
from wagtail.images import get_image_model
from wagtail.models import Collection, Page

from portal.core.models import BasePage
from portal.core.text import slugify

SAMPLE_CREDIT = "Tranh minh hoạ: Dữ liệu mẫu"


@dataclass(frozen=True)
class DemoWorld:
    """The opened portal and communes ("thanhson", "minhhop", "khanhhop").

    Values are what `setup_portal` and `open_commune` return; `say` prints progress.
    """

    portal: object
    communes: dict[str, object]
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
