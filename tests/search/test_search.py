"""The search: whose pages it finds, how words are matched, and that no query breaks it."""

import json
from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from communes.announcements.models import AnnouncementIndexPage, AnnouncementPage
from portal.core.demo import ensure_page, section_of
from portal.pages.models import StandardPage
from search import searching, updating
from search.models import SearchDocument, Synonym
from search.ranking import measure
from search.scopes import Scope
from tests.announcements.factories import announce
from tests.search.nasty import NASTY

BODY = "<p>Giống quý từ ruộng bậc thang &lt;b&gt;.</p>"


@pytest.fixture
def pages(world):
    """A page about oranges in each commune, and one on the portal."""
    made = {}
    for key, opened in (("a", world.a), ("b", world.b), ("p", world.portal)):
        made[key], _new = ensure_page(
            StandardPage.objects.child_of(opened.home).get(slug="gioi-thieu"),
            StandardPage(
                title=f"Chuyện cam {key}",
                summary="Đất đỏ hợp với cây bưởi, quả ngọt.",
                body=json.dumps([{"type": "text", "value": BODY}]),
            ),
        )
    return made


def search(world, query, site=None, path="/tim-kiem/", **params):
    """The answer once the index has heard of all changes."""
    updating.catch_up()
    return world.get(site or world.a.site, path, data={"q": query, **params})


def test_a_commune_finds_its_own_pages_only(world, pages):
    html = search(world, "chuyện cam").content.decode()
    assert "/chuyen-cam-a/" in html
    assert "chuyen-cam-b" not in html
    assert "chuyen-cam-p" not in html


def test_the_portal_finds_all_and_names_the_commune(world, pages):
    html = search(world, "chuyen cam", world.portal.site).content.decode()
    assert "http://a.test/gioi-thieu/chuyen-cam-a/" in html
    assert "http://b.test/gioi-thieu/chuyen-cam-b/" in html
    assert "Xã Bình Minh ›" in html
    assert 'data-theme="bien"' in html


@pytest.mark.parametrize(
    "query",
    ["cam", "CAM", "chuyện cam", "chuyen cam", "dat do", "đất đỏ", "ruong bac thang", "qua"],
)
def test_words_are_found_with_and_without_marks(world, pages, query):
    assert "/chuyen-cam-a/" in search(world, query).content.decode()


def test_decomposed_letters_from_phones_are_found(world, pages):
    assert (
        "/chuyen-cam-a/" in search(world, "đất đỏ".replace("ấ", "a\u0302\u0301")).content.decode()
    )


def test_found_words_are_marked_and_markup_is_escaped(world, pages):
    html = search(world, "ruong bac").content.decode()
    assert "<mark>ruộng bậc</mark> thang &lt;b&gt;" in html
    assert "<mark>cam</mark>" not in html


def test_pages_with_some_words_are_offered_where_none_has_all(world, pages):
    html = search(world, "chuyện xyzxyz").content.decode()
    assert "/chuyen-cam-a/" in html
    assert "Không trang nào có đủ" in html


def test_nothing_found_helps_on(world):
    response = search(world, "xyzxyz")
    html = unescape(response.content.decode())
    assert response.status_code == 200
    assert "Không thấy gì với “xyzxyz”" in html
    assert "http://tinh.test/tim-kiem/?q=xyzxyz" in html


def test_the_empty_search_shows_the_sections(world):
    html = search(world, "").content.decode()
    assert "Hoặc xem theo mục" in html
    assert "kết quả" not in html


def test_drafts_and_private_pages_are_never_found(world, pages):
    pages["a"].unpublish()
    assert "chuyen-cam-a" not in search(world, "chuyen cam").content.decode()
    PageViewRestriction.objects.create(page=pages["b"], restriction_type=PageViewRestriction.LOGIN)
    assert "chuyen-cam-b" not in search(world, "chuyen cam", world.b.site).content.decode()


def test_an_announcement_is_found_from_its_hour_on(world):
    index = section_of(world.a.home, AnnouncementIndexPage)
    page, _new = ensure_page(
        index,
        AnnouncementPage(
            title="Tiêm vắc xin đợt hai",
            summary="Sáng thứ Bảy.",
            starts_at=timezone.now() + timedelta(hours=2),
            valid_until=timezone.now() + timedelta(days=9),
        ),
    )
    assert page.url_path.split("/")[-2] not in search(world, "vac xin").content.decode()
    page.starts_at = timezone.now() - timedelta(minutes=1)
    page.save_revision().publish()
    assert "tiem-vac-xin-dot-hai" in search(world, "vac xin").content.decode()


def test_english_readers_find_what_is_translated_once_and_the_rest_in_vietnamese(world, pages):
    html = search(world, "chuyen cam", path="/en/tim-kiem/").content.decode()
    assert 'lang="vi"><a href="http://a.test/gioi-thieu/chuyen-cam-a/"' in html or (
        'lang="vi"><a href="/gioi-thieu/chuyen-cam-a/"' in html
    )
    assert "1 result" in html


@pytest.mark.sampled(6)
@pytest.mark.parametrize("host", ["a", "portal"])
@pytest.mark.parametrize("query", NASTY)
def test_no_query_string_breaks_the_search(world, pages, query, host):
    response = search(world, query, getattr(world, host).site)
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


@pytest.mark.parametrize(
    "raw", ["q=%FF%FE", "q=%ED%A0%80", "q[]=x", "q=a&q=b", "q=%00", "&&==", "%"]
)
def test_no_raw_query_string_breaks_the_search(world, raw):
    assert world.get(world.a.site, f"/tim-kiem/?{raw}").status_code == 200


@pytest.mark.parametrize(
    "params",
    [
        {"kind": "x y"},
        {"kind": "\x00"},
        {"kind": "standardpage", "commune": "abc"},
        {"commune": "9" * 40},
        {"commune": "-1"},
        {"when": "never"},
        {"page": "abc"},
        {"page": "99999999999999"},
        {"page": "-3"},
    ],
)
def test_wrong_choices_show_a_list_and_never_an_error(world, pages, params):
    response = search(world, "cam", world.portal.site, **params)
    assert response.status_code == 200


def test_hits_can_be_narrowed_by_kind_commune_and_time(world, pages):
    b = world.b.site.pk
    html = search(world, "cam", world.portal.site, commune=b).content.decode()
    assert "chuyen-cam-b" in html
    assert "chuyen-cam-a" not in html
    old = timezone.now() - timedelta(days=500)
    StandardPage.objects.filter(pk=pages["b"].pk).update(first_published_at=old)
    updating.note([pages["b"].pk])
    html = search(world, "cam", world.portal.site, when="week", kind="page")
    assert "chuyen-cam-b" not in html.content.decode()
    assert "chuyen-cam-a" in html.content.decode()
    html = search(world, "cam", world.portal.site, when="year", commune=b).content.decode()
    assert "Không còn kết quả" in html


def test_choices_keep_the_query_and_count_what_they_leave(world, pages):
    html = unescape(search(world, "chuyen cam", world.portal.site).content.decode())
    assert f"?q=chuyen+cam&commune={world.b.site.pk}" in html
    assert "Trang 3" in html


def test_results_come_in_pages_that_keep_the_query(world):
    for number in range(13):
        ensure_page(world.a.home, StandardPage(title=f"Bài lúa {number}"))
    html = unescape(search(world, "bai lua").content.decode())
    assert "?q=bai+lua&page=2" in html
    assert html.count('class="hit"') == 10
    second = search(world, "bai lua", page=2).content.decode()
    assert second.count('class="hit"') == 3


def test_the_pages_of_results_are_bounded(world, monkeypatch):
    monkeypatch.setattr("search.views.MOST_HITS", 10)
    for number in range(13):
        ensure_page(world.a.home, StandardPage(title=f"Bài lúa {number}"))
    html = search(world, "bai lua", page=2).content.decode()
    assert "13 kết quả" in html
    assert html.count('class="hit"') == 10
    assert "page=3" not in search(world, "bai lua", page=99).content.decode()


def test_the_title_with_the_very_marks_comes_first(world):
    for slug, title in (("x", "Nghe ma"), ("y", "Nghề mạ"), ("z", "Việc khác")):
        ensure_page(world.a.home, StandardPage(title=title, slug=slug, summary="nghề mạ"))
    updating.catch_up()
    scope = Scope("vi", world.a.site.pk)
    found = searching.find(searching.read_query("nghề mạ"), scope, {}, 0, 10)
    titles = Page.objects.in_bulk(found.page_ids)
    assert [titles[pk].title for pk in found.page_ids[:2]] == ["Nghề mạ", "Nghe ma"]


def measures_of(query, *pages):
    """What each page and a query have in common."""
    updating.catch_up()
    plan = searching.read_query(query)
    documents = {one.page_id: one for one in SearchDocument.objects.all()}
    return [measure(plan, documents[page.pk]) for page in pages]


def test_of_phrases_that_mean_the_same_one_counts(world):
    ways = ("Tiêm phòng", "Tiêm chủng", "Chích ngừa")
    pages = [announce(world.a, way, summary="Ở trạm.") for way in ways]
    everything = announce(world.a, ", ".join(ways), summary="Ở trạm.")
    *single, all_of_them = measures_of("tiêm phòng", *pages, everything)
    assert min(one.covered for one in single) > 0
    assert all_of_them.covered == pytest.approx(max(one.covered for one in single))
    assert [one.there for one in single] == [1, 1, 1]


def test_what_the_rest_of_a_query_says_too_always_counts(world):
    Synonym.objects.create(term="bìa vàng", meanings="thẻ ruộng")
    page = announce(world.a, "Bìa vàng của ruộng", summary="Ở xóm.")
    [alone] = measures_of("bìa vàng", page)
    [both] = measures_of("ruộng bìa vàng", page)
    assert both.bm25 > alone.bm25 > 0
    [(tokens, _ways)] = searching.read_query("ruộng bìa vàng").alternatives
    assert "vang" in tokens and "ruong" not in tokens


def test_no_token_is_of_two_phrases(world):
    announce(world.a, "Tạm ngừng nước máy, cắt điện, cúp nước")
    updating.catch_up()
    groups = searching.read_query("cắt nước mất điện cúp nước").alternatives
    tokens = [token for tokens, _ways in groups for token in tokens]
    assert len(groups) > 1 and len(tokens) == len(set(tokens))


def test_a_word_with_other_marks_is_half_there(world):
    notice = announce(world.a, "Tạm ngừng nước máy", summary="Súc rửa đường ống ở xóm 7.")
    beach = announce(world.a, "Bãi cát bên bờ nước", summary="Cát trắng.")
    assert [one.there for one in measures_of("cắt nước", notice, beach)] == [1, 0.75]
    assert [one.there for one in measures_of("cat nuoc", beach)] == [1]


def test_results_stay_out_of_search_engines_and_caches_by_cookie(world, pages):
    response = search(world, "cam")
    assert response.headers["X-Robots-Tag"] == "noindex, follow"
    assert '<meta name="robots" content="noindex, follow">' in response.content.decode()
    assert "Cookie" not in response.headers.get("Vary", "")
    assert not response.cookies
