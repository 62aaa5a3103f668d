"""Searches of the admin: found without marks on every engine, and only what is one's own."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from portal.pages.models import StandardPage


@pytest.fixture
def things(engine, world):
    """A draft, a picture and a file of each commune."""
    for commune in (world.a, world.b):
        name = commune.site.site_name
        draft = StandardPage(title=f"Trang kẹo dừa {name}", locale=commune.home.locale, live=False)
        commune.home.add_child(instance=draft)
        get_image_model().objects.create(
            title=f"Ảnh kẹo dừa {name}", file=get_test_image_file(), collection=commune.collection
        )
        get_document_model().objects.create(
            title=f"Tệp kẹo dừa {name}",
            file=ContentFile(b"x", "x.txt"),
            collection=commune.collection,
        )


@pytest.mark.sampled(6)
@pytest.mark.parametrize("typed", ["keo dua", "kẹo dừa", "KẸO DỪ", "keo d"])
@pytest.mark.parametrize(
    ("view", "kind"),
    [
        ("wagtailadmin_choose_page_search", "Trang"),
        ("wagtailadmin_pages:search", "Trang"),
        ("wagtailimages:index", "Ảnh"),
        ("wagtailimages_chooser:choose_results", "Ảnh"),
        ("wagtaildocs:index", "Tệp"),
        ("wagtaildocs_chooser:choose_results", "Tệp"),
    ],
)
def test_the_admin_finds_what_is_ones_own(world, things, view, kind, typed):
    client = world.admin_client(world.officer(world.a))
    answer = client.get(reverse(view), {"q": typed}).content.decode()
    assert f"{kind} kẹo dừa {world.a.site.site_name}" in answer
    assert world.b.site.site_name not in answer
    client = world.admin_client(world.officer(world.b))
    assert (
        f"{kind} kẹo dừa" not in client.get(reverse(view), {"q": "keo dua rieng"}).content.decode()
    )
