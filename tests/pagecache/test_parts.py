"""Parts of homes outlast what changes elsewhere on their site, and end with what they show."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from communes.models import Village
from portal.pagecache import stamps
from portal.sites.frame import Frame
from tests.announcements.factories import announce, upcoming
from tests.open_data.datasets import make_answer
from tests.products.factories import make_product


@pytest.fixture
def opened(world, readers):
    """A home of a commune and the portal's, made once, with something of all in them."""
    make_product(world.a, "Trà gừng")
    make_answer(world.a, "Làm khai sinh ở đâu?")
    announce(world.a, "Họp xóm")
    readers.open(world.a.site)
    readers.open(world.portal.site)
    return readers


def tables_read(readers, site) -> str:
    """All SQL of making a home anew."""
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as captured:
        assert readers.get(site).status_code == 200
    return " ".join(row["sql"] for row in captured)


def test_a_new_announcement_leaves_products_answers_and_schedule(world, opened):
    with opened.commit():
        announce(world.a, "Cắt điện")
    for site in (world.a.site, world.portal.site):
        assert "Cắt điện" in opened.get(site).content.decode()
        sql = tables_read(opened, site)
        assert '"products_productpage"' not in sql
        assert '"questions_questionpage"' not in sql
        assert '"schedules_scheduleentry"' not in sql


def test_each_part_ends_with_what_it_shows(world, opened):
    with opened.commit():
        make_product(world.a, "Mật ong rừng")
    for site in (world.a.site, world.portal.site):
        assert "Mật ong rừng" in opened.get(site).content.decode()
    with opened.commit():
        make_answer(world.a, "Đổi căn cước mất bao lâu?")
    assert "Đổi căn cước mất bao lâu?" in opened.get(world.a.site).content.decode()


def test_what_surrounds_all_content_ends_them(world, opened):
    village = Village.objects.create(site=world.a.site, name="9", kind=Village.Kind.XOM)
    with opened.commit():
        announce(world.a, "Tiêm phòng", villages=[village])
    assert "xóm 9" in opened.get(world.a.site).content.decode().lower()
    with opened.commit():
        village.name = "Chín"
        village.save()
    assert "xóm chín" in opened.get(world.a.site).content.decode().lower()


def test_a_part_of_one_commune_is_not_the_others(world, opened):
    assert "Trà gừng" not in opened.get(world.b.site).content.decode()
    with opened.commit():
        make_product(world.b, "Nước mắm")
    assert "Nước mắm" in opened.get(world.b.site).content.decode()
    assert "Nước mắm" not in opened.get(world.a.site).content.decode()


def test_time_ends_a_part_too(world, opened, monkeypatch):
    with opened.commit():
        page = upcoming(world.a, "Họp ngày mai")
    assert "Họp ngày mai" not in opened.get(world.a.site).content.decode()
    later = page.starts_at
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert "Họp ngày mai" in opened.get(world.a.site).content.decode()


def test_the_page_is_dated_by_what_its_parts_show(world, opened):
    first = opened.get(world.a.site).content
    caches["pages"].clear()
    assert opened.get(world.a.site).content == first


def test_a_part_ends_with_what_it_followed_too(world, readers):
    """Also where whoever wrote it named another tag only."""

    def part(words):
        frame = Frame(world.a.site, "/", stamps.read(world.a.site.hostname))

        def render():
            frame.follows("products")
            return words

        return frame.part("mixed", render, "announcements")

    assert part("first") == part("second") == "first"
    with readers.commit():
        make_product(world.a, "Trà gừng")
    assert part("third") == "third"
    with readers.commit():
        make_product(world.b, "Nước mắm")
    assert part("fourth") == "third"
