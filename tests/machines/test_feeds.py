"""The Atom feeds, read by a feed reader."""

import feedparser
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse
from django.utils import timezone

from communes.announcements.models import AnnouncementPage
from communes.provisioning import CommuneSpec, open_commune
from communes.questions.models import QuestionPage
from tests.announcements.factories import announce
from tests.every_page import feed_names
from tests.open_data.datasets import MAKERS, SHARED
from tests.products.factories import make_product

# Each page type that says it has one: a new feature's feed is tried like the others.
FEEDS = sorted(reverse(name).rpartition("/")[2].removesuffix(".atom") for name in feed_names())
# Sections that the portal has none of.
ON_COMMUNES = {"phan-anh"}


def on_sites(*sites: str) -> list[tuple[str, str]]:
    """Each feed on each of the sites that have it, as (site, feed)."""
    return [
        (site, kind)
        for site in sites
        for kind in FEEDS
        if site != "portal" or kind not in ON_COMMUNES
    ]


def feed_url(kind, language="vi"):
    return ("" if language == "vi" else f"/{language}") + f"/nguon-tin/{kind}.atom"


def read(world, site, kind, language="vi"):
    response = world.get(site, feed_url(kind, language))
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = feedparser.parse(response.content)
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    return feed


def titles(feed):
    return {entry.title for entry in feed.entries}


@pytest.mark.parametrize(("site", "kind"), on_sites("portal", "a", "b"))
def test_an_empty_feed_is_one_and_says_when_it_last_changed(world, site, kind):
    site = getattr(world, site).site
    feed = read(world, site, kind).feed
    assert feed.id.startswith("urn:uuid:")
    assert feed.links[1].rel == "self"
    assert feed.links[1].href == f"http://{site.hostname}{feed_url(kind)}"
    assert feed.language == "vi"
    assert feed.updated_parsed <= timezone.now().utctimetuple()
    assert world.get(site, feed_url(kind)).content == world.get(site, feed_url(kind)).content


def test_each_commune_tells_its_own_and_the_portal_all(posts):
    for kind, thing in (("thong-bao", "Họp xóm"), ("hoi-dap", "Hỏi"), ("san-pham", "Cam")):
        of_a, of_b, of_all = (
            read(posts, place.site, kind) for place in (posts.a, posts.b, posts.portal)
        )
        assert titles(of_a) == {f"{thing} của A"}
        assert titles(of_b) == {f"{thing} của B"}
        assert titles(of_all) - {"Họp xóm của tỉnh"} == titles(of_a) | titles(of_b)
        # The same entry is known by the same name, and leads to its own commune.
        by_id = {entry.id: entry for entry in of_all.entries}
        entry = by_id[of_a.entries[0].id]
        assert entry.link == of_a.entries[0].link
        assert entry.link.startswith("http://a.test/")
        assert entry.author == "Xã An Bình"
        assert "Xã An Bình" in {tag.term for tag in entry.tags}


def test_an_announcement_says_all_that_cannot_wait(world):
    page = announce(
        world.a,
        "Mưa <lớn> & lũ",
        urgency=3,
        category="disaster",
        action_heading="Làm ngay",
        action_text="Đưa người già đi tránh lũ.",
        correction="Giờ là 15 giờ.",
        issuer="Ban chỉ huy xã\x0b",
    )
    entry = read(world, world.a.site, "thong-bao").entries[0]
    assert entry.title == "Mưa <lớn> & lũ"
    for told in (page.summary, "Làm ngay: Đưa người già", "Giờ là 15 giờ.", "Có giá trị đến"):
        assert told in entry.summary.replace("&lt;", "<").replace("&gt;", ">").replace(
            "&amp;", "&"
        ), told
    assert {tag.term for tag in entry.tags} == {"Thời tiết, thiên tai", "Khẩn cấp"}
    assert entry.author == "Ban chỉ huy xã"
    assert entry.link == f"http://a.test/thong-bao/{page.slug}/"
    assert world.get(world.a.site, f"/thong-bao/{page.slug}/").status_code == 200


def test_updated_is_when_it_was_last_published_or_began(world):
    page = announce(world.a, days=-3)
    entry = read(world, world.a.site, "thong-bao").entries[0]
    assert entry.published_parsed == page.starts_at.utctimetuple()
    assert entry.updated_parsed == page.last_published_at.utctimetuple()
    AnnouncementPage.objects.update(last_published_at=page.starts_at - timezone.timedelta(days=9))
    entry = read(world, world.a.site, "thong-bao").entries[0]
    assert entry.updated_parsed == page.starts_at.utctimetuple()


def test_english_readers_are_told_which_entries_are_vietnamese(world):
    page = announce(world.a, "Họp xóm")
    other = announce(world.a, "Tiêm phòng")
    english = page.copy_for_translation(world.a.homes["en"].locale)
    english.title, english.slug = "Village meeting", "meeting"
    english.save_revision().publish()
    entries = {entry.title: entry for entry in read(world, world.a.site, "thong-bao", "en").entries}
    assert set(entries) == {"Village meeting", "Tiêm phòng"}
    assert entries["Village meeting"].link == "http://a.test/en/announcements/meeting/"
    assert entries["Village meeting"].title_detail.language == "en"
    assert entries["Tiêm phòng"].title_detail.language == "vi"
    assert entries["Tiêm phòng"].link == f"http://a.test/thong-bao/{other.slug}/"
    assert "Có giá trị đến" in entries["Tiêm phòng"].summary
    vietnamese = {entry.title: entry.id for entry in read(world, world.a.site, "thong-bao").entries}
    assert vietnamese["Tiêm phòng"] == entries["Tiêm phòng"].id
    assert vietnamese["Họp xóm"] != entries["Village meeting"].id


def test_an_answer_comes_whole_and_an_asker_not(posts):
    page = QuestionPage.objects.get(title="Hỏi của A")
    page.answer = "<p>Mang <b>căn cước</b> &amp; giấy chứng sinh.</p>" + "<p>Câu dài.</p>" * 60
    page.save_revision().publish()
    response = posts.get(posts.a.site, feed_url("hoi-dap"))
    entry = feedparser.parse(response.content).entries[0]
    assert "Mang căn cước &amp; giấy chứng sinh." in entry.summary
    assert entry.summary.count("Câu dài.") == 60
    for private in ("Bưởi", "0912345678", "vidu.vn"):
        assert private not in response.content.decode()


def test_a_product_says_its_price_only_where_there_is_one(world):
    make_product(world.a, "Chè", price_min=45000, price_unit="kg")
    make_product(world.a, "Mật ong")
    entries = {
        entry.title: entry.summary for entry in read(world, world.a.site, "san-pham").entries
    }
    assert "45.000\xa0đ / kg" in entries["Chè"]
    assert "\xa0đ" not in entries["Mật ong"]


def test_an_unchanged_feed_costs_its_reader_nothing(posts):
    url = feed_url("thong-bao")
    first = posts.get(posts.a.site, url)
    assert set(first["Cache-Control"].split(", ")) == {"public", "max-age=300"}
    assert "Cookie" not in first.get("Vary", "")
    assert not first.cookies
    again = posts.get(posts.a.site, url, HTTP_IF_NONE_MATCH=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    since = posts.get(posts.a.site, url, HTTP_IF_MODIFIED_SINCE=first["Last-Modified"])
    assert since.status_code == 304
    announce(posts.a, "Mới")
    fresh = posts.get(posts.a.site, url, HTTP_IF_NONE_MATCH=first["ETag"])
    assert fresh.status_code == 200


@pytest.mark.sampled(6)
@pytest.mark.parametrize(("site", "kind"), on_sites("a", "portal"))
def test_a_feed_costs_the_same_with_many_entries(world, kind, site, django_assert_max_num_queries):
    # A feed is named as the open list of the same items.
    name = resolve(feed_url(kind)).func.name
    make = MAKERS[name]
    # What the province shares is asked for what not everyone may read, and has rows of its own;
    # products have days on which they are open.
    most = 8 if name in SHARED else 7 if kind == "san-pham" else 6
    for commune in (world.a, world.b):
        for number in range(4):
            make(commune, f"Tin {number}")
    site = getattr(world, site).site
    world.get(site, feed_url(kind))
    with django_assert_max_num_queries(most):
        feed = read(world, site, kind)
    is_all = site == world.portal.site or name in SHARED
    assert len(feed.entries) == (8 if is_all else 4)


def test_another_commune_costs_the_portals_feed_nothing(world):
    url = feed_url("thong-bao")

    def cost():
        with CaptureQueriesContext(connection) as captured:
            assert world.get(world.portal.site, url).status_code == 200
        return len(captured)

    announce(world.a)
    world.get(world.portal.site, url)
    before = cost()
    announce(world.b)
    assert cost() == before
    spec = CommuneSpec("Xã Cẩm Sơn", "c.test", 80)
    announce(open_commune(spec))
    assert cost() == before
    assert len(read(world, world.portal.site, "thong-bao").entries) == 3


def test_there_is_no_feed_without_its_section_or_its_language(world):
    assert world.get(world.b.site, feed_url("thong-bao", "en")).status_code == 404
    assert world.get(world.a.site, "/nguon-tin/khac.atom").status_code == 404
    section = world.a.home.get_children().get(slug="thong-bao")
    section.specific.unpublish()
    assert world.get(world.a.site, feed_url("thong-bao")).status_code == 404
    assert 'application/atom+xml" title="Thông báo' not in world.get(world.a.site).text


def test_a_feed_is_only_read(world):
    assert world.post(world.a.site, feed_url("thong-bao"), {}).status_code == 405


def test_lists_and_homes_offer_their_feeds(world):
    def offered(path):
        html = world.get(world.a.site, path).text
        head = html.split("</head>")[0]
        return [part.split('"')[0] for part in head.split('atom+xml" title="')[1:]], html

    names, html = offered("/thong-bao/")
    assert names == ["Thông báo – Xã An Bình"]
    assert 'href="/nguon-tin/thong-bao.atom" type="application/atom+xml"' in html
    assert "Theo dõi bằng RSS/Atom" in html
    assert len(offered("/")[0]) == len(FEEDS)
    assert offered("/gioi-thieu/")[0] == []
    assert "/en/nguon-tin/thong-bao.atom" in world.get(world.a.site, "/en/announcements/").text
