"""The portal gathers the public work of all communes."""

from datetime import timedelta

import pytest

from communes.provisioning import CommuneSpec, open_commune
from portal.core.weeks import Week
from tests.schedules.conftest import entry, make_week

INDEX = "/lich-cong-tac/"


@pytest.fixture
def other_day(today):
    """Another day of this week."""
    return next(day for day in Week.this().days if day != today)


@pytest.fixture
def both(world, today, other_day):
    make_week(world.a.home, entry(today, "Họp ở A"), entry(other_day, "Họp hôm khác"))
    make_week(world.b.home, entry(today, "Họp ở B"))
    return world


def text(world, query=""):
    response = world.get(world.portal.site, f"{INDEX}{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_today_comes_first_with_each_commune_named_in_its_colours(both, today):
    html = text(both)
    for told in ("Họp ở A", "Họp ở B", "Xã An Bình", "Xã Bình Minh"):
        assert told in html
    assert "Họp hôm khác" not in html
    assert 'data-theme="che"><a href="http://a.test/lich-cong-tac/' in html
    assert 'data-theme="bien"><a href="http://b.test/lich-cong-tac/' in html


def test_a_whole_week_or_another_day_can_be_asked_for(both, other_day):
    html = text(both, f"?week={Week.this().code}")
    assert "Họp ở A" in html
    assert "Họp hôm khác" in html
    html = text(both, f"?day={other_day:%Y-%m-%d}")
    assert "Họp hôm khác" in html
    assert "Họp ở A" not in html


def test_one_commune_can_be_chosen_in_every_language(both, today):
    html = text(both, f"?commune={both.a.site.pk}")
    assert "Họp ở A" in html
    assert "Họp ở B" not in html
    make_week(both.a.homes["en"], entry(today, "Meeting in A"), week=Week.this() + 1)
    response = both.get(both.portal.site, f"/en/work-schedule/?commune={both.a.site.pk}")
    assert "Họp ở A" in response.content.decode()


def test_the_choice_survives_going_on(both):
    html = text(both, f"?commune={both.a.site.pk}")
    assert f"commune={both.a.site.pk}&amp;day=" in html
    assert f'<option value="{both.a.site.pk}" selected>Xã An Bình</option>' in html


@pytest.mark.parametrize(
    "query", ["?day=zz", "?week=zz", "?commune=khong-co", "?day=9999-01-01", "?day=0001-01-01"]
)
def test_wrong_addresses_show_today_and_say_so(both, query):
    html = text(both, query)
    assert "Họp ở A" in html
    assert "Địa chỉ có chỗ không đọc được" in html


def test_wrong_pages_show_the_nearest(both):
    assert "Họp ở A" in text(both, "?page=zz")
    assert "Họp ở A" in text(both, "?page=99")


def test_a_day_without_work_says_so(world):
    assert "Chưa xã nào đăng việc công khai" in text(world)


def test_internal_entries_and_drafts_stay_out(world, today):
    make_week(world.a.home, entry(today, "Nội bộ", is_public=False))
    make_week(world.b.home, entry(today, "Bản nháp"), live=False)
    html = text(world)
    assert "Nội bộ" not in html
    assert "Bản nháp" not in html


def test_a_long_day_comes_in_pages(world, today):
    make_week(world.a.home, *(entry(today, f"Việc số {n}.") for n in range(70)))
    assert text(world).count("Việc số") == 60
    assert text(world, "?page=2").count("Việc số") == 10


def test_links_end_where_no_one_would_look(world, today):
    far = today + timedelta(days=60)
    html = text(world, f"?day={far:%Y-%m-%d}")
    assert "Ngày trước" in html
    assert "Ngày sau" not in html
    assert 'content="noindex"' in html


def test_the_provinces_own_week_is_named_after_the_portal(world, today):
    make_week(world.portal.home, entry(today, "Họp ở tỉnh"))
    html = text(world)
    assert "Họp ở tỉnh" in html
    assert "Cổng xã Nghệ An</a>" in html


def test_there_is_no_archive_of_all_communes_weeks(world):
    assert world.get(world.portal.site, f"{INDEX}cac-tuan/").status_code == 404


def test_more_communes_cost_no_more_queries(both, today, count_queries):
    before = count_queries(both.portal.site, INDEX)
    for number in range(3):
        commune = open_commune(CommuneSpec(f"Xã Thêm {number}", f"them{number}.test", 80))
        make_week(commune.home, entry(today, f"Họp thêm {number}"))
    assert count_queries(both.portal.site, INDEX) == before
    html = text(both)
    assert all(f"Họp thêm {number}" in html for number in range(3))
