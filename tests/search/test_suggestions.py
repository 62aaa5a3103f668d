"""Titles offered while somebody types: which, in which order, to whom, and at what price."""

import re
import unicodedata
from datetime import timedelta
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings as project
from django.utils import timezone
from wagtail.models import PageViewRestriction

from communes.announcements.models import AnnouncementIndexPage, AnnouncementPage
from portal.core.demo import ensure_page, section_of
from portal.pages.models import StandardPage
from search import suggesting, updating
from tests.search.nasty import NASTY

ADDRESS = "/tim-kiem/goi-y/"
LARGEST_SCRIPT = 1024


def add(commune, *titles, **values) -> list[StandardPage]:
    return [ensure_page(commune.home, StandardPage(title=title, **values))[0] for title in titles]


@pytest.fixture
def suggest(world):
    """The options for what was typed on a site, as (title, address, more)."""

    def get(typed, site=None, path=ADDRESS):
        updating.catch_up()
        response = world.get(site or world.a.site, path, data={"q": typed})
        assert response.status_code == 200
        options = BeautifulSoup(response.text, "html.parser").select("a[role=option]")
        return [(one.span.text, one["href"], one.small.text) for one in options]

    return get


def titles(options) -> list[str]:
    return [title for title, _address, _more in options]


@pytest.mark.parametrize(
    "typed",
    [
        "Thủ tục quý",
        "thu tuc qu",
        "THỦ TỤC QUÝ HIẾM",
        "quy",
        "qui",
        "quý hiế",
        unicodedata.normalize("NFD", "quý hiếm"),
        "hiem thu",
        "quyen",
        "quyê",
        "thủ tục q",
    ],
)
def test_titles_are_offered_however_they_are_typed(world, suggest, typed):
    add(world.a, "Thủ tục quý hiếm quyên góp", "Việc khác")
    assert titles(suggest(typed)) == ["Thủ tục quý hiếm quyên góp"]


@pytest.mark.parametrize(
    "typed", ["em", "hie thu", "thu xyz", "thu q", "q", "đ", "", " ", "-", "…"]
)
def test_only_beginnings_of_words_are_offered_and_only_the_last_may_be_one(world, suggest, typed):
    add(world.a, "Thủ tục quý hiếm đó")
    assert suggest(typed) == []


def test_what_stands_in_the_text_alone_is_not_offered(world, suggest):
    add(world.a, "Chuyện quê", summary="Bưởi đào quả ngọt.")
    assert suggest("buoi dao") == []


def test_what_begins_with_the_words_comes_first_then_what_has_them_in_a_row(world, suggest):
    add(
        world.a,
        "Cam sấy dẻo và mứt",
        "Vườn bưởi, vườn cam và sấy khô",
        "Quả cam sấy",
        "Cẩm say sưa",
        "Cam sấy",
    )
    assert titles(suggest("cam sấy")) == [
        "Cam sấy",
        "Cam sấy dẻo và mứt",
        "Cẩm say sưa",
        "Quả cam sấy",
        "Vườn bưởi, vườn cam và sấy khô",
    ]


def test_at_most_eight_are_offered(world, suggest):
    add(world.a, *(f"Bài lúa {number}" for number in range(11)))
    assert len(suggest("bai lua")) == suggesting.SHOWN == 8


def test_a_commune_offers_its_own_pages_and_the_portal_all_with_their_communes(world, suggest):
    add(world.a, "Chuyện khế chua")
    add(world.b, "Chuyện khế ngọt")
    assert suggest("khe") == [("Chuyện khế chua", "/chuyen-khe-chua/", "Trang")]
    assert titles(suggest("khe", world.b.site)) == ["Chuyện khế ngọt"]
    assert suggest("khe ngot") == []
    assert suggest("khe", world.portal.site) == [
        ("Chuyện khế ngọt", "http://b.test/chuyen-khe-ngot/", "Trang, Xã Bình Minh"),
        ("Chuyện khế chua", "http://a.test/chuyen-khe-chua/", "Trang, Xã An Bình"),
    ]


def test_drafts_private_pages_and_what_waits_are_never_offered(world, suggest):
    draft, private, _shown = add(world.a, "Khế nháp", "Khế riêng", "Khế chung")
    assert len(suggest("khe")) == 3
    # Behind the index's back: the live rows decide.
    StandardPage.objects.filter(pk=draft.pk).update(live=False)
    PageViewRestriction.objects.bulk_create(
        [PageViewRestriction(page=private, restriction_type=PageViewRestriction.LOGIN)]
    )
    assert titles(suggest("khe")) == ["Khế chung"]
    ensure_page(
        section_of(world.a.home, AnnouncementIndexPage),
        AnnouncementPage(
            title="Khế mai mới có",
            summary="Sáng mai.",
            starts_at=timezone.now() + timedelta(hours=2),
            valid_until=timezone.now() + timedelta(days=9),
        ),
    )
    assert titles(suggest("khe")) == ["Khế chung"]


def test_english_readers_get_translations_and_the_rest_in_vietnamese(world, suggest):
    (page,) = add(world.a, "Khế chua")
    english = f"/en{ADDRESS}"
    assert suggest("khe", path=english) == [("Khế chua", "/khe-chua/", "Pages")]
    response = world.get(world.a.site, english, data={"q": "khe"})
    assert '<span lang="vi">Khế chua</span>' in response.text
    copy = page.copy_for_translation(world.a.homes["en"].locale)
    copy.title = "Starfruit"
    copy.save_revision().publish()
    assert suggest("khe", path=english) == []
    assert suggest("starf", path=english) == [("Starfruit", "/en/khe-chua/", "Pages")]
    assert suggest("starf") == []


def test_the_number_of_options_is_told_and_titles_are_escaped(world, suggest):
    add(world.a, "Khế <script>alert(1)</script> & 'chua'", "Khế ngọt")
    suggest("khe")
    html = world.get(world.a.site, ADDRESS, data={"q": "khe"}).text
    assert "<script>" not in html
    assert html.count('role="option"') == 2
    assert html.startswith('<a role="option" id="hint-1"')
    assert 'data-n="2 gợi ý"' in html


@pytest.mark.sampled(6)
@pytest.mark.parametrize("host", ["a", "portal"])
@pytest.mark.parametrize("typed", NASTY)
def test_nothing_that_is_typed_breaks_it(world, typed, host):
    response = world.get(getattr(world, host).site, ADDRESS, data={"q": typed})
    assert response.status_code == 200
    assert "<script>" not in response.text


@pytest.mark.parametrize("raw", ["q=%FF%FE", "q=%ED%A0%80", "q[]=x", "q=a&q=b", "&&==", "%", ""])
def test_no_raw_query_string_breaks_it(world, raw):
    assert world.get(world.a.site, f"{ADDRESS}?{raw}").status_code == 200


def test_answers_are_kept_for_a_minute_and_set_no_cookie(world, suggest, settings):
    settings.PAGE_CACHE = True
    add(world.a, "Khế chua")
    suggest("khe")
    response = world.get(world.a.site, ADDRESS, data={"q": "khe"})
    assert response.headers["Cache-Control"] == "public, max-age=60"
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    again = world.get(
        world.a.site,
        ADDRESS,
        data={"q": "khe"},
        HTTP_IF_NONE_MATCH=response.headers["ETag"],
    )
    assert again.status_code == 304


def test_it_only_reads(world):
    assert world.post(world.a.site, ADDRESS, {"q": "khe"}).status_code == 405


def test_a_suggestion_costs_few_queries_however_many_there_are(world, suggest, count_queries):
    for commune in (world.a, world.b):
        add(commune, *(f"Bài lúa {number}" for number in range(9)))
    suggest("bai")
    # The stamps of kept pages; then the generation, the candidates, restrictions, live pages.
    assert count_queries(world.a.site, f"{ADDRESS}?q=bai", most=4) == 4
    assert count_queries(world.portal.site, f"{ADDRESS}?q=bai+lua", most=4) == 4


def test_a_box_of_the_search_says_what_it_is_and_others_are_left_alone(world):
    page = BeautifulSoup(world.get(world.a.site, "/tim-kiem/").text, "html.parser")
    (box,) = page.select("input[role=combobox]")
    listbox = page.find(id=box["aria-controls"])
    assert (listbox["role"], listbox["aria-label"]) == ("listbox", "Gợi ý")
    assert listbox["data-url"] == f"{ADDRESS}?q="
    assert box["aria-expanded"] == "false"
    assert box["autocomplete"] == "off"
    # The script goes from one to the next.
    assert listbox.previous_sibling == box
    assert listbox.next_sibling["role"] == "status"
    products = world.get(world.a.site, "/san-pham-ocop-va-dac-san/").text
    assert 'id="q-sp"' in products
    assert 'id="q-sp-hints"' not in products


def test_the_script_is_small_and_comes_only_when_it_is_needed(world):
    source = Path(project.BASE_DIR, "portal/static/js/suggest.js").read_text("utf-8")
    code = re.sub(r"/\*[\s\S]*?\*/\n|^\s*//.*\n", "", source, flags=re.MULTILINE)
    assert "comments" not in code
    assert 500 < len(code.encode()) <= LARGEST_SCRIPT
    page = BeautifulSoup(world.get(world.a.site, "/").text, "html.parser")
    assert not [tag for tag in page.select("script[src]") if "suggest" in tag["src"]]
