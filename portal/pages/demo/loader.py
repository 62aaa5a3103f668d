"""Puts the sample pages in their places; what exists stays as it is."""

import json
from pathlib import Path

from django.conf import settings
from wagtail.models import Collection, Page

from portal.core.demo import DemoWorld, ensure_image, ensure_page
from portal.pages.models import StandardPage

from .about import DemoPage, about_body, about_pages
from .communes import COMMUNES
from .pilot import PILOT, PORTAL_ABOUT

PICTURES = Path(settings.BASE_DIR) / "communes" / "demo_images"
ABOUT_SLUG = "gioi-thieu"


def load(world: DemoWorld) -> None:
    """Fills "About" of each commune, and tells the pilot's story on the portal."""
    for key, commune in world.communes.items():
        words = COMMUNES.get(key)
        about = _about_of(commune.home)
        if words is None or about is None:
            continue
        about.is_sample = True
        _fill(about, about_body(words), commune.collection)
        for page in about_pages(words):
            _add(about, page, commune.collection)
    if about := _about_of(world.portal.home):
        _fill(about, PORTAL_ABOUT, world.portal.collection)
        _add(about, PILOT, world.portal.collection)


def _about_of(home: Page) -> StandardPage | None:
    return StandardPage.objects.child_of(home).filter(slug=ABOUT_SLUG).first()


def _fill(about: StandardPage, blocks: list[dict], collection: Collection) -> None:
    """Writes "About" anew as long as nothing stands below it: then it is as it was opened."""
    if not about.get_children().exists():
        about.body = _body(blocks, collection)
        about.save_revision().publish()


def _add(parent: Page, page: DemoPage, collection: Collection) -> None:
    draft = StandardPage(
        title=page.title,
        summary=page.summary,
        body=_body(page.body, collection),
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
