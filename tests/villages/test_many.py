"""A commune of 60 villages costs readers what one of three does; one of none is no dead end."""

import re

import pytest

from communes.models import Village
from communes.villages.models import VillagePage
from tests.announcements.factories import announce
from tests.feedback.factories import make_published
from tests.organisation.factories import make_official, make_unit
from tests.places.factories import make_place
from tests.villages.factories import main_of

# What shows villages or lets one be chosen; `{pk}` is that of the first village.
PATHS = [
    *("/", "/en/", "/thon-xom/", "/thon-xom/xom-1/", "/en/villages-and-hamlets/"),
    *("/danh-ba-dien-thoai/", "/danh-ba-dien-thoai/?q=xom+1", "/en/telephone-numbers/"),
    *("/bo-may-to-chuc/", "/dia-diem-cong-cong/", "/dia-diem-cong-cong/?near={pk}"),
    *("/thong-bao/", "/thong-bao/?village={pk}", "/phan-anh/", "/phan-anh/?village={pk}"),
    *("/hoi-dap/gui-cau-hoi/", "/hoi-dap/gui-cau-hoi/?village={pk}", "/phan-anh/gui/"),
    *("/api/v1/villages/", "/kiosk/"),
]


def add_villages(commune, numbers) -> None:
    """Villages with all that pages tell of one; in each tenth other features have something."""
    unit = make_unit(commune, f"Phòng {numbers[0]}")
    for number in numbers:
        village = Village.objects.create(
            site=commune.site,
            name=str(number),
            order=number,
            households=100 + number,
            latitude=f"18.{900 + number}000",
            longitude=f"105.0{number * 7 % 60:02}000",
        )
        page = VillagePage.objects.get(village=village)
        page.head_name, page.head_phone = "Hồ Văn Mẫu", "02383000171"
        page.head_agreed_on, page.team_members = "2026-01-01", 5
        page.ethnicities.set(page._meta.get_field("ethnicities").related_model.objects.all()[:2])
        page.save()
        if number % 10 != 1:
            continue
        announce(commune, f"Cắt điện {number}", villages=[village])
        make_published(commune, f"Đèn {number} hỏng", village=village)
        make_place(commune, f"Nhà văn hoá {number}", latitude="18.95", longitude="105.05")
        make_official(commune, f"Lê Văn {number}", unit=unit)


def test_sixty_villages_cost_no_more_sql_than_three(world, count_queries):
    add_villages(world.a, range(1, 4))
    pk = Village.objects.get(site=world.a.site, name="1").pk
    paths = [path.format(pk=pk) for path in PATHS]
    few = {path: count_queries(world.a.site, path) for path in paths}
    add_villages(world.a, range(4, 61))
    assert {path: count_queries(world.a.site, path) for path in paths} == few
    html = main_of(world, world.a.site, "/thon-xom/")
    assert 'href="#ban-do"' in html and 'id="ban-do"' in html
    assert len(re.findall(r'<th scope="row"', html)) == 61
    assert html.count("<circle") == 60


@pytest.mark.parametrize("path", [one for one in PATHS if "{" not in one and "xom-1" not in one])
def test_without_villages_and_officials_a_page_has_no_empty_part(world, path):
    html = world.get(world.a.site, path).content.decode()
    for empty in re.findall(r"<(ul|ol|table|tbody|dl|select)\b[^>]*>\s*</\1>", html):
        raise AssertionError(empty)
    assert '<svg class="map"' not in html and 'href="#ban-do"' not in html


def test_the_home_leads_to_the_villages_from_the_first_one_on(world, readers):
    readers.open(world.a.site, "/")
    assert "data-village-home" not in main_of(world, world.a.site, "/")
    with readers.commit():
        Village.objects.create(site=world.a.site, name="1")
    assert "data-village-home" in main_of(world, world.a.site, "/")
    assert "data-village-home" not in main_of(world, world.b.site, "/")
