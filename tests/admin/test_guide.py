"""The guides: each picture is there, in the admin and in the documents."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from PIL import Image

from portal.admin.guide import GUIDES, PICTURE_SIZE

DOCS = Path(settings.BASE_DIR, "docs")


def test_every_picture_is_there_and_says_what_it_shows():
    pictured = [guide for guide in GUIDES if guide.picture]
    assert len(pictured) >= 10
    for guide in pictured:
        assert guide.picture_shows.endswith(".")
        with Image.open(finders.find(guide.picture_file)) as picture:
            assert picture.size == PICTURE_SIZE


def test_the_document_is_as_the_guides_are():
    document = Path(DOCS, "huong-dan-can-bo-xa.md").read_text("utf-8")
    for guide in GUIDES:
        assert f"## {guide.title}\n" in document, "run scripts/render_guide.py --text"
        assert all(step in document for step in guide.steps), guide.title


def test_no_picture_is_kept_for_nothing():
    shown = {guide.picture for guide in GUIDES} - {""}
    shown |= set(
        re.findall(r"guide/(\w+)\.webp", Path(DOCS, "quan-tri-tinh.md").read_text("utf-8"))
    )
    folder = Path(settings.BASE_DIR, "portal", "static", "admin", "guide")
    assert {path.stem for path in folder.iterdir()} == shown


@pytest.mark.parametrize("name", ["huong-dan-can-bo-xa.md", "quan-tri-tinh.md"])
def test_what_a_document_shows_is_there(name):
    shown = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", Path(DOCS, name).read_text("utf-8"))
    assert shown
    assert all(Path(DOCS, place).is_file() for place in shown)
