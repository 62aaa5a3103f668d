"""The card of home pages: {% today_schedule %}."""

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.translation import override

from communes.provisioning import CommuneSpec, open_commune
from portal.core.weeks import Week
from portal.sites.frame import Frame
from tests.schedules.conftest import entry, make_week


@pytest.fixture
def card():
    """Renders the card on a site; returns its HTML and leaves the menu's query aside."""
    template = Template("{% load schedules_tags %}{% today_schedule %}")

    def render(site, root=None, frame=None):
        request = RequestFactory().get("/")
        request.frame = frame or Frame(site, "/")
        if root is not None:
            request.frame.root = root
        return template.render(Context({"frame": request.frame, "request": request}))

    return render


def test_it_shows_what_is_on_today(world, today, card):
    make_week(
        world.a.home,
        entry(today, "Tiếp công dân định kỳ", invites_people=True),
        entry(today, "Họp hoãn", is_cancelled=True),
    )
    html = card(world.a.site)
    assert "Hôm nay ở xã" in html
    assert "<b>8:00</b>" in html
    assert "Tiếp công dân định kỳ</span>" in html
    assert "Hội trường UBND xã</small>" in html
    assert "Mời bà con" in html
    assert "<s>Họp hoãn</s>" in html
    assert "Đã huỷ" in html
    assert '<a class="more" href="/lich-cong-tac/">Xem lịch cả tuần</a>' in html


def test_a_full_day_says_how_much_more_there_is(world, today, card):
    make_week(world.a.home, *(entry(today, f"Việc {n}") for n in range(8)))
    html = card(world.a.site)
    assert html.count("<li") == 5
    assert "Còn 3 việc hôm nay" in html


def test_without_work_today_the_next_day_comes(world, card):
    later = Week.this() + 1
    make_week(
        world.a.home,
        entry(later.monday, "Họp thứ Hai"),
        entry(later.sunday, "Việc Chủ nhật"),
        week=later,
    )
    html = card(world.a.site)
    assert "Hôm nay không có việc công khai. Sắp tới" in html
    assert "Họp thứ Hai" in html
    assert "Việc Chủ nhật" not in html


def test_what_is_over_or_unpublished_leaves_it_empty(world, card):
    before, after = Week.this() - 1, Week.this() + 1
    make_week(world.a.home, entry(before.monday, "Đã qua"), week=before)
    make_week(world.a.home, entry(after.monday, "Bản nháp"), week=after, live=False)
    html = card(world.a.site)
    assert "Xã chưa đăng việc công khai sắp tới." in html
    assert "Đã qua" not in html
    assert "Bản nháp" not in html


def test_each_commune_shows_its_own_and_the_portal_names_them(world, today, card):
    make_week(world.a.home, entry(today, "Của A"))
    make_week(world.b.home, entry(today, "Của B"))
    assert "Của B" not in card(world.a.site)
    html = card(world.portal.site)
    assert "Hôm nay ở các xã" in html
    assert "Của A" in html
    assert "Xã Bình Minh" in html
    assert 'data-theme="bien"' in html


def test_english_readers_see_it_in_english_with_vietnamese_entries_marked(world, today, card):
    make_week(world.a.home, entry(today, "Giao ban"))
    with override("en"):
        html = card(world.a.site, root=world.a.homes["en"])
    assert "Today in the commune" in html
    assert '<span lang="vi">Giao ban' in html
    assert 'href="/en/work-schedule/"' in html


def test_it_costs_one_query_with_any_number_of_communes(
    world, today, card, django_assert_num_queries
):
    for number in range(3):
        commune = open_commune(CommuneSpec(f"Xã Thêm {number}", f"them{number}.test", 80))
        make_week(commune.home, *(entry(today, f"Việc {n}") for n in range(4)))
    make_week(world.a.home, *(entry(today, f"Việc {n}") for n in range(4)))
    for site, cost in ((world.a.site, 1), (world.portal.site, 3)):
        frame = Frame(site, "/")
        # The menu has been read for the page around.
        assert frame.navigation.menu
        with django_assert_num_queries(cost):
            card(site, frame=frame)
