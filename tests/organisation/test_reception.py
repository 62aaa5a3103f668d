"""Reception days, read from the work schedule."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.core.weeks import Week
from tests.organisation.factories import make_official, make_unit
from tests.organisation.test_pages import SECTION
from tests.schedules.conftest import entry, make_week

PROFILE = f"{SECTION}uy-ban/tran-thi-mau/"


def card_of(world, site, path=SECTION) -> str:
    html = world.get(site, path).content.decode()
    _before, heading, rest = html.partition('id="h-td"')
    return heading + rest.split("</section>", 1)[0] if heading else ""


@pytest.fixture
def schedule(world):
    """Receptions of today, in a week and in three weeks, and other work of today."""
    make_official(world.a, "Trần Thị Mẫu", unit=make_unit(world.a, "Uỷ ban"))
    today = timezone.localdate()

    def publish(commune, *entries):
        weeks: dict = {}
        for one in entries:
            weeks.setdefault(Week.of(one.date), []).append(one)
        for week, found in weeks.items():
            make_week(commune.home, *found, week=week)

    publish(
        world.a,
        entry(today, "Tiếp dân hôm nay", entry_type="reception"),
        entry(today, "Họp giao ban"),
        entry(today, "Tiếp dân kín", entry_type="reception", is_public=False),
        entry(
            today + timedelta(days=7),
            "Tiếp dân tuần sau",
            entry_type="reception",
            chair="Đồng chí Hồ Văn Mẫu – Phó Chủ tịch UBND xã",
        ),
        entry(today + timedelta(days=21), "Tiếp dân tháng sau", entry_type="reception"),
    )
    publish(world.b, entry(today, "Tiếp dân ở xã B", entry_type="reception"))


def test_the_section_shows_two_weeks_of_public_receptions(world, schedule):
    card = card_of(world, world.a.site)
    assert "Tiếp dân hôm nay" in card and "Tiếp dân tuần sau" in card
    for other in ("Họp giao ban", "Tiếp dân kín", "Tiếp dân tháng sau", "Tiếp dân ở xã B"):
        assert other not in card
    assert 'href="/lich-cong-tac/"' in card


def test_a_profile_shows_those_of_its_post_or_name(world, schedule):
    card = card_of(world, world.a.site, PROFILE)
    assert "Tiếp dân hôm nay" in card and "Tiếp dân tuần sau" not in card
    for title, post in (("Hồ Văn Mẫu", "Chức khác"), ("Lê Văn Mẫu", "Phó Chủ tịch UBND xã")):
        made = make_official(world.a, title, post=post)
        card = card_of(world, world.a.site, made.url)
        assert "Tiếp dân tuần sau" in card and "Tiếp dân hôm nay" not in card


def test_nothing_to_come_is_said(world, schedule):
    made = make_official(world.a, "Vi Văn Mẫu", post="Kế toán")
    assert "chưa có buổi tiếp công dân của cán bộ này" in card_of(world, world.a.site, made.url)
    made = make_official(world.b, "Vi Văn Mẫu", post="Kế toán")
    assert "Tiếp dân ở xã B" in card_of(world, world.b.site)


def test_the_portal_has_its_own_only(world, schedule):
    assert card_of(world, world.portal.site) == ""


def test_kept_pages_follow_the_schedule(world, readers, schedule):
    readers.open(world.a.site, PROFILE)
    with readers.commit():
        found = entry(timezone.localdate(), "Tiếp dân thêm", entry_type="reception")
        week = Week.this() + 1
        found.date = week.monday
        make_week(world.a.home, found, week=week + 4)
        later = entry(week.monday, "Không tới", entry_type="reception")
        later.date = (week + 5).monday
        make_week(world.a.home, later, week=week + 5)
    assert not readers.is_kept(world.a.site, PROFILE)
