"""Officials and units are found by name, post and number."""

import re

import pytest

from tests.organisation.factories import make_official, make_unit


@pytest.fixture
def found(world, readers):
    """An official and a unit of A, one of B, as the search has them."""
    with readers.commit():
        unit = make_unit(world.a, "Phòng Văn hoá")
        make_official(world.a, "Trần Thị Mẫu", unit=unit, post="Trưởng phòng Văn hoá")
        make_official(world.b, "Hồ Thị Mẫu", post="Trưởng phòng Văn hoá")

    def ask(query: str) -> str:
        answer = world.get(world.a.site, "/tim-kiem/", query_params={"q": query})
        # The foot of every page leads to the section.
        html = answer.content.decode().split("<main", 1)[1].split("</main", 1)[0]
        return re.sub("</?mark>", "", html)

    return ask


def test_an_official_is_found_by_name_and_post(found):
    for query in ("Trần Thị Mẫu", "truong phong van hoa"):
        html = found(query)
        assert "Bộ máy, cán bộ" in html
        assert "Trần Thị Mẫu" in html
        assert 'href="tel:+842383000121"' in html
        assert "Hồ Thị Mẫu" not in html


def test_who_asks_for_the_duty_is_led_to_the_section(found):
    for query in ("hôm nay ai trực", "danh bạ cán bộ", "bộ máy tổ chức"):
        assert 'href="/bo-may-to-chuc/"' in found(query)
