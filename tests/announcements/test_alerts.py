"""The urgent alert on every page, and the list on home pages."""

import re

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from django.test import RequestFactory

from communes.announcements.templatetags.announcements_tags import moment, sitewide_alerts
from portal.sites.frame import Frame
from tests.announcements.factories import URGENT, announce, expired, texts, upcoming
from tests.products.factories import make_product

ALERT = 'class="sos"'
LINE = 'class="sos__line"'


def render(site, source="{% latest_announcements %}"):
    request = RequestFactory().get("/", headers={"host": site.hostname})
    site.root_page = site.root_page.specific
    frame = Frame(site)
    request.frame = frame
    context = Context({"request": request, "frame": frame})
    return Template("{% load announcements_tags %}" + source).render(context)


def test_an_urgent_announcement_shows_on_every_page_of_its_site(world):
    announce(world.a, "Bão", urgency=URGENT, category="disaster", summary="Bão vào tối nay.")
    html = world.get(world.a.site, "/").content.decode()
    assert ALERT in html
    assert "Bão vào tối nay." in html
    for path in ("/thong-bao/", "/khong-co/"):
        html = world.get(world.a.site, path).content.decode()
        assert ALERT in html, path
        assert LINE in html, path
        assert "Khẩn cấp: <span>Bão</span>" in html, path
    assert ALERT not in world.get(world.b.site, "/").content.decode()


def test_it_does_not_repeat_on_its_own_page(world):
    page = announce(world.a, "Bão", urgency=URGENT)
    assert ALERT not in texts(world.get(world.a.site, f"/thong-bao/{page.slug}/"))


@pytest.mark.parametrize("make", [expired, upcoming])
def test_only_current_ones_alert(world, make):
    make(world.a, "Bão", urgency=URGENT)
    announce(world.a, "Thường")
    assert ALERT not in texts(world.get(world.a.site, "/"))


def test_the_portal_shows_its_own_first_then_communes_at_most_three(world):
    announce(world.portal, "Tỉnh cảnh báo", urgency=URGENT, days=-3)
    for number in range(3):
        announce(world.a, f"A {number}", urgency=URGENT)
    html = texts(world.get(world.portal.site, "/"))
    alerts = html[html.index(ALERT) : html.index("</section>", html.index(ALERT))]
    assert alerts.count("<li>") == 3
    assert "Toàn tỉnh" in alerts
    assert "Xã An Bình" in alerts
    assert "http://a.test/thong-bao/" in alerts
    assert alerts.index("Tỉnh cảnh báo") < alerts.index("Xã An Bình")


def test_one_alert_tells_more_than_several(world):
    announce(world.a, "Bão", urgency=URGENT, summary="Vào bờ trước 12 giờ.")
    html = texts(world.get(world.portal.site, "/"))
    assert "Vào bờ trước 12 giờ." in html
    assert "Xã An Bình ·" in html


def test_a_page_pays_one_query_and_four_on_the_portal(world, django_assert_num_queries):
    for commune in (world.a, world.b, world.portal):
        announce(commune, "Bão", urgency=URGENT)
    for site, queries in ((world.a.site, 1), (world.portal.site, 4)):
        request = RequestFactory().get("/", headers={"host": site.hostname})
        site.root_page = site.root_page.specific
        request.frame = Frame(site)
        request.frame.identity  # noqa: B018
        context = {"frame": request.frame, "request": request}
        sitewide_alerts(context)
        del request.frame.leading_announcements
        with django_assert_num_queries(queries):
            assert ALERT in sitewide_alerts(context)


def test_several_are_one_line_with_their_count(world):
    for commune in (world.a, world.b):
        announce(commune, "Bão", urgency=URGENT)
    html = texts(world.get(world.portal.site, "/hoi-dap/"))
    assert "2 thông báo khẩn cấp" in html
    assert re.search(r'href="/thong-bao/" ?><span>2 thông báo khẩn cấp', html)
    one = texts(world.get(world.a.site, "/hoi-dap/"))
    assert "Khẩn cấp: <span>Bão</span>" in one


def test_nobody_who_buys_or_searches_meets_an_alert(world):
    announce(world.a, "Bão", urgency=URGENT)
    product = make_product(world.a, "Cam")
    producers = product.producer.get_parent()
    pages = [product, product.get_parent(), product.producer, producers]
    paths = ["/" + page.url_path[len(world.a.home.url_path) :] for page in pages]
    for path in [*paths, "/tim-kiem/?q=cam"]:
        response = world.get(world.a.site, path)
        assert response.status_code == 200, path
        assert ALERT not in texts(response), path


@pytest.mark.parametrize("path", ["/", "/hoi-dap/"])
@pytest.mark.parametrize("is_sample", [True, False])
def test_an_invented_alert_says_so_inside_itself(world, path, is_sample):
    announce(world.a, "Bão", urgency=URGENT, is_sample=is_sample)
    for site in (world.a.site, world.portal.site):
        html = texts(world.get(site, path))
        alert = html[html.index(ALERT) : html.index("</section>", html.index(ALERT))]
        assert ("Dữ liệu mẫu" in alert) == is_sample


def test_of_several_only_the_invented_ones_are_marked(world):
    announce(world.a, "Thật", urgency=URGENT)
    announce(world.b, "Giả", urgency=URGENT, is_sample=True)
    html = texts(world.get(world.portal.site, "/"))
    alert = html[html.index(ALERT) : html.index("</section>", html.index(ALERT))]
    rows = alert.split("<li>")[1:]
    assert [("Giả" in row, "Dữ liệu mẫu" in row) for row in rows].count((True, True)) == 1
    assert alert.count("Dữ liệu mẫu") == 1
    assert "Dữ liệu mẫu" not in texts(world.get(world.portal.site, "/hoi-dap/"))


def test_without_a_site_there_is_no_alert():
    assert sitewide_alerts({}) == ""


def test_english_readers_get_the_vietnamese_alert_marked_as_such(world):
    announce(world.a, "Bão", urgency=URGENT, summary="Bão vào tối nay.")
    html = texts(world.get(world.a.site, "/en/"))
    assert '<b lang="vi">Bão vào tối nay.</b>' in html
    assert "Urgent announcements" in html


def test_a_home_page_shows_the_latest(world):
    for number in range(6):
        announce(world.a, f"Tin {number}", days=-number - 1)
    announce(world.b, "Của B")
    html = render(world.a.site, "{% latest_announcements %}")
    assert "Tin 3" in html
    assert "Tin 4" not in html
    assert "Của B" not in html


def test_a_home_page_without_any_says_so(world):
    assert "Hiện chưa có thông báo nào còn hiệu lực." in render(world.b.site)


def test_the_portal_home_names_the_communes(world):
    announce(world.a, "Của A")
    announce(world.portal, "Của tỉnh")
    html = render(world.portal.site)
    assert "Xã An Bình" in html
    assert "Toàn tỉnh" in html


def test_moments_are_said_as_people_say_them():
    from datetime import timedelta

    from django.utils import timezone

    noon = timezone.localtime().replace(hour=12, minute=0)
    assert moment(noon) == "12:00 hôm nay"
    assert moment(noon + timedelta(days=1)) == "12:00 ngày mai"
    assert moment(noon - timedelta(days=1)) == "12:00 hôm qua"
    assert moment(noon + timedelta(days=3)).startswith("12:00 ngày ")
    assert moment(None) == ""


def test_an_invented_alert_says_so_wherever_it_travels(world):
    page = announce(world.a, "Di dời ngay", urgency=URGENT, is_sample=True, slug="di-doi")
    marked = "[Dữ liệu mẫu] Di dời ngay"
    head = world.get(world.a.site, "/thong-bao/di-doi/").content.decode()
    assert f'property="og:title" content="{marked}"' in head
    assert marked in world.get(world.a.site, "/nguon-tin/thong-bao.atom").content.decode()
    announce(world.a, "Họp xóm", slug="hop-xom")
    for path in ("/", "/thong-bao/", "/thong-bao/hop-xom/"):
        html = BeautifulSoup(world.get(world.a.site, path).text, "html.parser")
        told = [row.text for row in html.select("article.ann") if "Di dời ngay" in row.text]
        assert told and all("Dữ liệu mẫu" in row for row in told), path
    page.is_sample = False
    page.save()
    assert marked not in world.get(world.a.site, "/thong-bao/di-doi/").content.decode()
