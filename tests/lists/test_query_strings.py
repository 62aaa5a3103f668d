"""Links carry on what the page's own form could read, and nothing else of an address."""

import re

import pytest

from tests.announcements.factories import announce
from tests.products.factories import make_product

PATHS = [
    "/",
    "/thong-bao/",
    "/lich-cong-tac/",
    "/lich-cong-tac/cac-tuan/",
    "/hoi-dap/",
    "/hoi-dap/gui-cau-hoi/",
    "/hoi-dap/tra-cuu/",
    "/san-pham-ocop-va-dac-san/",
    "/tim-kiem/",
    "/gioi-thieu/",
    "/en/",
    "/en/tim-kiem/",
    "/khong-co/",
]


@pytest.mark.sampled(6)
@pytest.mark.parametrize("path", PATHS)
def test_what_nobody_asked_for_stands_nowhere(world, path):
    announce(world.a)
    make_product(world.a, "Cam")
    junk = "&".join(f"la{number}=zqx{number}" for number in range(300))
    for site in (world.a.site, world.portal.site):
        plain = world.get(site, path)
        answer = world.get(site, f"{path}?{junk}&page=zqx")
        assert answer.status_code == plain.status_code
        assert "zqx" not in answer.text
        assert len(answer.content) < len(plain.content) + 2000


def test_what_can_be_read_is_carried_on(world):
    for number in range(26):
        announce(world.a, f"Tin {number}")
    answer = world.get(world.a.site, "/thong-bao/?category=other&la=zqx&page=2")
    assert "?category=other&amp;page=3" in answer.text
    assert 'href="/en/announcements/?category=other&amp;page=2"' in answer.text or (
        "category=other" in answer.text
    )
    assert "zqx" not in answer.text


def test_a_choice_that_is_none_ends_here(world):
    for number in range(13):
        announce(world.a, f"Tin {number}")
    html = world.get(world.a.site, "/thong-bao/?category=zqx&page=1").text
    assert "zqx" not in html
    assert "?page=2" in html


def test_a_long_text_does_not_fill_the_page(world):
    long = "qua" * 1300
    for path in ("/tim-kiem/", "/san-pham-ocop-va-dac-san/"):
        answer = world.get(world.a.site, f"{path}?q={long}")
        links = re.findall(r'href="[^"]*"', answer.text)
        # One of them searches for the same in all communes.
        assert len([link for link in links if len(link) > 400]) <= 1
