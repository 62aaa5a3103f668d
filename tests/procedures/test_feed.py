"""The feed of procedures: what changed, at each site's own addresses."""

import re

import pytest

from communes.procedures.models import ProcedurePage
from tests.procedures.factories import make_procedure, path_of, say

FEED = "/nguon-tin/thu-tuc.atom"


def links(world, place) -> list[str]:
    response = world.get(place.site, FEED)
    assert response.status_code == 200
    entries = response.content.decode().split("<entry")[1:]
    return [re.findall(r'<link href="([^"]+)"', entry)[0] for entry in entries]


def test_each_site_gives_what_it_shows_at_its_own_addresses(world):
    first, second = make_procedure(world.portal, "Sinh"), make_procedure(world.portal, "Tử")
    say(world.a, first, is_offered=False)
    assert links(world, world.a) == [f"{world.a.site.root_url}{path_of(second)}"]
    for place in (world.b, world.portal):
        expected = {f"{place.site.root_url}{path_of(page)}" for page in (first, second)}
        assert set(links(world, place)) == expected


def test_what_changed_last_stands_first(world):
    first, _second = make_procedure(world.portal, "Sinh"), make_procedure(world.portal, "Tử")
    page = ProcedurePage.objects.get(pk=first.pk)
    page.result = "Giấy khai sinh"
    page.save_revision().publish()
    assert links(world, world.a)[0].endswith(path_of(first))


def test_it_tells_what_people_call_it_time_and_fee(world):
    ways = [{"kind": "direct", "days": 3, "fee": 8000}]
    make_procedure(world.portal, everyday_name="Làm giấy khai sinh", ways=ways)
    feed = world.get(world.a.site, FEED).content.decode()
    for words in ("Làm giấy khai sinh", "3 ngày làm việc", "8.000", 'term="Hộ tịch"'):
        assert words in feed


def test_the_list_and_its_head_offer_it(world):
    for place in (world.a, world.portal):
        html = world.get(place.site, "/thu-tuc-hanh-chinh/").content.decode()
        assert html.count(f'href="{FEED}"') >= 1
        assert 'type="application/atom+xml"' in html.partition("</head>")[0]


@pytest.mark.parametrize("number", [1, 40])
def test_it_costs_the_same_for_many(world, count_queries, number):
    for one in range(number):
        make_procedure(world.portal, f"Thủ tục {one}")
    assert count_queries(world.a.site, FEED, most=9)
    assert len(links(world, world.a)) == min(number, 30)
