"""What is told in a village: its announcements, what the schedule has there."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.core.weeks import Week
from tests.announcements.factories import announce, expired
from tests.feedback.factories import make_published
from tests.schedules.conftest import entry, make_week
from tests.villages.factories import main_of, make_village

PAGE = "/thon-xom/xom-3/"


@pytest.fixture
def three(world):
    """Village 3 of commune A, and others with like names."""
    for name in ("30", "13"):
        make_village(world.a, name)
    return make_village(world.a, "3").village


def test_the_announcements_that_name_it_stand_there(world, three):
    other = make_village(world.a, "4").village
    announce(world.a, "Cắt điện xóm 3", villages=[three])
    announce(world.a, "Họp toàn xã")
    announce(world.a, "Cắt nước xóm 4", villages=[other])
    announce(world.a, "Sắp tới", villages=[three], days=2)
    expired(world.a, "Đã hết", villages=[three])
    announce(world.b, "Ở xã khác", villages=[make_village(world.b).village])
    html = main_of(world, world.a.site, PAGE)
    assert "Cắt điện xóm 3" in html
    for title in ("Họp toàn xã", "Cắt nước xóm 4", "Sắp tới", "Đã hết", "Ở xã khác"):
        assert title not in html
    assert f'href="/thong-bao/?village={three.pk}"' in html


def test_without_any_it_says_so(world, three):
    assert "Hiện không có thông báo nào riêng" in main_of(world, world.a.site, PAGE)


def test_a_kept_page_follows_its_announcements(world, readers, three):
    readers.open(world.a.site, PAGE)
    with readers.commit():
        announce(world.a, "Cắt điện xóm 3", villages=[three])
    assert "Cắt điện xóm 3" in main_of(world, world.a.site, PAGE)


def test_what_the_schedule_has_in_the_village_stands_there(world, three):
    today = timezone.localdate()
    make_week(
        world.a.home,
        entry(today, "Đối thoại với bà con", place="Nhà văn hoá xóm 3"),
        entry(today, "Kiểm tra đê tại Xóm 30"),
        entry(today, "Việc kín ở xóm 3", is_public=False),
        week=Week.of(today),
    )
    later = today + timedelta(days=21)
    make_week(world.a.home, entry(later, "Họp xóm 3 tháng sau"), week=Week.of(later))
    make_week(world.b.home, entry(today, "Xóm 3 xã khác"), week=Week.of(today))
    html = main_of(world, world.a.site, PAGE)
    assert "Đối thoại với bà con" in html
    for text in ("Kiểm tra đê", "Việc kín", "Họp xóm 3 tháng sau", "Xóm 3 xã khác"):
        assert text not in html


def test_a_name_of_more_words_is_known_without_its_kind(world):
    make_village(world.a, "Minh Hoà")
    today = timezone.localdate()
    make_week(world.a.home, entry(today, "Thăm các hộ ở Minh Hoà, Minh Tân"), week=Week.of(today))
    assert "Thăm các hộ" in main_of(world, world.a.site, "/thon-xom/xom-minh-hoa/")


def test_what_readers_have_of_its_reports_stands_there(world, readers, three):
    readers.open(world.a.site, PAGE)
    assert "Chưa có phản ánh nào ở đây" in main_of(world, world.a.site, PAGE)
    with readers.commit():
        make_published(world.a, "Cầu xóm 3 gãy", village=three)
        make_published(world.a, "Đèn nơi khác hỏng")
        make_published(world.b, "Ở xã khác")
    html = main_of(world, world.a.site, PAGE)
    assert "Cầu xóm 3 gãy" in html and f"?village={three.pk}" in html
    assert "Đèn nơi khác hỏng" not in html and "Ở xã khác" not in html
