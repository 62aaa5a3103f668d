"""The language switch keeps the reader's place."""

import re

import pytest

from tests.announcements.factories import announce


def switch(answer) -> dict[str, str]:
    """Where the switch leads, by language."""
    html = answer.content.decode()
    return {
        code: href.replace("&amp;", "&")
        for href, code in re.findall(r'<li><a href="([^"]*)" lang="(\w+)" hreflang', html)
    }


@pytest.mark.parametrize(
    ("vi", "en"),
    [
        ("/", "/en/"),
        ("/thong-bao/", "/en/announcements/"),
        ("/thong-bao/?time=expired&page=2", "/en/announcements/?time=expired&page=2"),
        ("/hoi-dap/gui-cau-hoi/", "/en/questions-and-answers/gui-cau-hoi/"),
        ("/lich-cong-tac/?week=2026-W10", "/en/work-schedule/?week=2026-W10"),
        ("/tim-kiem/?q=khai+sinh&page=2", "/en/tim-kiem/?q=khai+sinh&page=2"),
    ],
)
def test_the_same_place_in_the_other_language(world, vi, en):
    assert switch(world.get(world.a.site, vi)) == {"vi": vi, "en": en}
    assert switch(world.get(world.a.site, en)) == {"vi": vi, "en": en}


def test_a_page_without_translation_leads_to_its_list(world):
    page = announce(world.a, "Họp xóm")
    path = f"/thong-bao/{page.slug}/"
    assert switch(world.get(world.a.site, path)) == {"vi": path, "en": "/en/announcements/"}


def test_an_address_that_is_nowhere_leads_to_the_homes(world):
    answer = world.get(world.a.site, "/khong-co/?q=1")
    assert answer.status_code == 404
    assert switch(answer) == {"vi": "/", "en": "/en/"}


def test_one_language_needs_no_switch(world):
    assert switch(world.get(world.b.site, "/")) == {}
