"""What features make of codes of their own that somebody types into the search."""

import pytest
from django.utils.html import format_html
from wagtail import hooks

from portal.core.finding import SearchShortcut, shortcut_address
from search.misses import is_worth_noting

PAPERS = SearchShortcut(
    address=lambda request, query: "/ho-so/1/" if query == "HS0001" else "",
    is_code=lambda text: text.startswith("HS0"),
    note=lambda frame, query: (
        format_html("<p>Không có hồ sơ {}</p>", query) if query.startswith("HS0") else ""
    ),
)


@pytest.fixture
def papers():
    with hooks.register_temporarily("register_search_shortcut", lambda: PAPERS):
        yield


def test_a_code_leads_where_its_feature_says(papers, world):
    response = world.get(world.a.site, "/tim-kiem/?q=HS0001")
    assert (response.status_code, response["Location"]) == (302, "/ho-so/1/")


def test_nothing_typed_asks_no_feature(rf):
    asked = []
    nosy = SearchShortcut(lambda request, query: asked.append(query) or "/", str.isdigit, repr)
    with hooks.register_temporarily("register_search_shortcut", lambda: nosy):
        assert shortcut_address(rf.get("/"), "") == ""
    assert not asked


def test_a_code_that_leads_nowhere_is_told_by_its_feature(papers, world):
    html = world.get(world.a.site, "/tim-kiem/?q=HS0<2>").text
    assert "<p>Không có hồ sơ HS0&lt;2&gt;</p>" in html
    assert "Không có hồ sơ" not in world.get(world.a.site, "/tim-kiem/?q=cam").text


def test_codes_of_features_are_not_counted(papers):
    assert not is_worth_noting("hồ sơ HS0002")
    assert is_worth_noting("hồ sơ HT0002")
