"""Puts the sample pages in their places; what exists stays as it is."""

import json
from pathlib import Path

from django.conf import settings
from wagtail.models import Collection, Page

from portal.core.demo import DemoWorld, ensure_image, ensure_page
from portal.core.demo_texts import filled
from portal.pages.models import StandardPage

from .content import CommuneText, DemoPage, PagesFile, body_of, commune_text, pages_in

PICTURES = Path(settings.BASE_DIR) / "communes" / "demo_images"
ABOUT_SLUG = "gioi-thieu"


def load(world: DemoWorld) -> None:
    """Fills "About" of each commune, and tells the pilot's story on the portal."""
    shared = pages_in("shared")
    for key, commune in world.communes.items():
        if words := commune_text(key):
            _tell(commune, shared, words)
    _tell(world.portal, pages_in("portal"), None)


def _tell(place, pages: PagesFile, words: CommuneText | None) -> None:
    about = _about_of(place.home)
    if about is None:
        return
    if words:
        about.is_sample = True
    _fill(about, body_of(pages.about, words), place.collection)
    for page in pages.page:
        _add(about, page, words, place.collection)


def _about_of(home: Page) -> StandardPage | None:
    return StandardPage.objects.child_of(home).filter(slug=ABOUT_SLUG).first()


def _fill(about: StandardPage, blocks: list[dict], collection: Collection) -> None:
    """Writes "About" anew as long as nothing stands below it: then it is as it was opened."""
    if not about.get_children().exists():
        about.body = _body(blocks, collection)  # type: ignore[assignment]  # read when it is set
        about.save_revision().publish()


def _add(parent: Page, page: DemoPage, commune: CommuneText | None, collection: Collection) -> None:
    draft = StandardPage(
        title=page.title,
        summary=filled(page.summary, commune.words if commune else {}),
        body=_body(body_of(page.body, commune), collection),
        is_sample=page.is_sample,
        show_in_menus=True,
    )
    ensure_page(parent, draft)


def _body(blocks: list[dict], collection: Collection) -> str:
    """The blocks as a StreamField keeps them, with pictures by key; without files, left out."""
    ready = []
    for block in blocks:
        if block["type"] == "figure":
            path = PICTURES / block["value"]["image"]
            if not path.exists():
                continue
            alt = block["value"]["alt"]
            image = ensure_image(collection, path, alt, alt)
            block = {"type": "figure", "value": block["value"] | {"image": image.pk}}
        ready.append(block)
    return json.dumps(ready)
