"""An English page has no Vietnamese in its interface, and says where its content is Vietnamese."""

import re

import pytest
from bs4 import BeautifulSoup, Comment, Doctype

from portal.core.text import is_vietnamese, without_marks

# What a reader hears or sees of an element beside its text.
ATTRIBUTES = ("title", "alt", "aria-label", "placeholder", "content", "value", "data-l")
# No language of its own: the sign of the đồng, the numbers of official documents, and people's
# names (WCAG 3.1.2), which the demo's officials all end alike.
NEUTRAL = re.compile(r"\d\s?đ\b|\d+/[A-ZĐ&-]+|\w+ \w+ Mẫu\b")


def texts_with_language(html: str):
    """Every text of a page with the language that it is said to be in."""
    soup = BeautifulSoup(html, "html.parser")

    def language(element):
        holder = element if element.get("lang") else element.find_parent(attrs={"lang": True})
        return holder["lang"]

    for text in soup.find_all(string=True):
        # What programs read (schema.org) quotes the content, and says `inLanguage` itself.
        is_read = not isinstance(text, Comment | Doctype) and text.parent.name != "script"
        if text.strip() and is_read:
            yield language(text.parent), text.strip()
    for element in soup.find_all(lambda e: any(name in e.attrs for name in ATTRIBUTES)):
        for name in ATTRIBUTES:
            if element.get(name) and element.name != "html":
                yield language(element), element[name]


@pytest.fixture(scope="module")
def english_pages(demo, places, portion):
    """One of each kind of page in English, on portal and communes, and of all the demo's English
    pages a part, as (name, HTML)."""
    found = {
        place.name: place
        for place in [*demo.list_places("en"), *places]
        if place.language == "en" and place.act != "send"
    }
    of_kinds = {(place.kind, not place.site): name for name, place in found.items()}
    names = dict.fromkeys([*of_kinds.values(), *portion(found, 5)])
    return [(name, demo.fetch(found[name].site, found[name].path).text) for name in names]


def test_no_vietnamese_is_left_in_english_pages(english_pages):
    assert len(english_pages) > 30
    left = {
        (text[:80], name)
        for name, html in english_pages
        for language, text in texts_with_language(html)
        if language == "en" and is_vietnamese(NEUTRAL.sub("", text))
    }
    assert left == set()


def test_english_pages_are_mostly_english(english_pages):
    """The marks don't hide an interface that nobody translated."""
    for name, html in english_pages:
        if not html:
            continue  # a redirect: its question was taken back by another test
        assert '<html lang="en"' in html, name
        soup = BeautifulSoup(html, "html.parser")
        vietnamese = [e for e in soup.select("body > header [lang=vi]") if e.name != "a"]
        assert vietnamese == [], name


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Nghệ An", "Nghe An"),
        ("Thành Bình Thọ", "Thanh Binh Tho"),
        ("Đông Lộc, Quỳ Hợp", "Dong Loc, Quy Hop"),
        ("Thừa Thiên Huế", "Thua Thien Hue"),
        ("Sơn Trường 3", "Son Truong 3"),
    ],
)
def test_names_stand_without_marks_in_english(name, plain):
    assert without_marks(name) == plain
    assert is_vietnamese(name)
    assert not is_vietnamese(plain)
