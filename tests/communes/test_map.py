"""The map of a commune: points and an outline on one drawing, and a list that says the same."""

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from communes.maps import LEAST_SPAN, MapPoint, drawn
from communes.models import CommuneSettings
from communes.units.models import AdministrativeUnit, UnitOutline
from tests.places.factories import make_place
from tests.villages.factories import main_of, make_village

SECTION = "/thon-xom/"
SQUARE = [[105.0, 18.9], [105.1, 18.9], [105.1, 19.0], [105.0, 19.0], [105.0, 18.9]]


def polygon(ring=SQUARE, **properties) -> dict:
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def point(latitude, longitude, group="village") -> MapPoint:
    return MapPoint(group, "x", "", "/x/", "", latitude, longitude)


@pytest.fixture
def unit(world):
    """The unit of commune A."""
    unit = AdministrativeUnit.objects.create(gso_code="17335", name="An Bình", unit_type="xa")
    CommuneSettings.objects.filter(site=world.a.site).update(unit=unit)
    return unit


def test_north_is_up_east_is_right_and_all_lies_on_the_drawing():
    found = drawn([point(18.95, 105.05), point(18.99, 105.09)], [SQUARE])
    south, north = found.markers
    assert north.y < south.y and north.x > south.x
    for marker in found.markers:
        assert 0 <= marker.x <= found.width and 0 <= marker.y <= found.height
    numbers = list(map(float, re.findall(r"[\d.]+", found.path)))
    assert min(numbers) >= 0 and max(numbers[::2]) <= found.width


def test_one_point_alone_is_drawn_in_the_middle():
    (marker,) = drawn([point(18.95, 105.05)], []).markers
    assert LEAST_SPAN and marker.x == pytest.approx(300, abs=1)


def test_the_section_has_a_map_and_a_list_of_the_same_things(world, unit):
    UnitOutline.objects.create(unit=unit, rings=[SQUARE], source="Sở mẫu, 2026")
    make_village(world.a, "3", latitude="18.95", longitude="105.05")
    make_village(world.a, "4")
    make_place(world.a, "Trạm y tế", latitude="18.96", longitude="105.06")
    make_place(world.a, "Nháp", latitude="18.96", longitude="105.06", live=False)
    make_place(world.b, "Ở xã khác", latitude="18.96", longitude="105.06")
    html = main_of(world, world.a.site, SECTION)
    drawing, rest = html.split("</svg>", 1)
    assert drawing.count("<circle") == 1 and drawing.count("<rect") == 1
    assert 'class="map__land"' in drawing and "style=" not in drawing
    assert '<a href="/thon-xom/xom-3/"' in rest and "Sở mẫu, 2026" in rest
    assert 'href="/dia-diem-cong-cong/tram-y-te/"' in rest
    assert "Nháp" not in html and "Ở xã khác" not in html


def test_without_a_point_there_is_no_map(world):
    make_village(world.a, "3")
    assert '<svg class="map"' not in main_of(world, world.a.site, SECTION)


def test_a_kept_page_follows_the_outline(world, readers, unit):
    make_village(world.a, "3", latitude="18.95", longitude="105.05")
    readers.open(world.a.site, SECTION)
    with readers.commit():
        UnitOutline.objects.create(unit=unit, rings=[SQUARE])
    assert 'class="map__land"' in main_of(world, world.a.site, SECTION)


def province(world):
    return world.admin_client(world.officer(world.portal, "admin"))


def send(world, unit, content: bytes):
    url = reverse(UnitOutline.snippet_viewset.get_url_name("add"))
    file = SimpleUploadedFile("x.geojson", content)
    return province(world).post(url, {"unit": unit.pk, "file": file, "source": "Sở"})


def test_the_province_loads_an_outline(world, unit):
    ring = [[105 + n / 10_000, 18.9] for n in range(1000)] + [[105.1, 19.0], [105.0, 18.9]]
    assert send(world, unit, json.dumps(polygon(ring)).encode()).status_code == 302
    (kept,) = UnitOutline.objects.get().rings
    assert kept[0] == kept[-1] == [105.0, 18.9] and 100 < len(kept) < 520


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "rỗng"),
        (b"{", "GeoJSON"),
        (b"[" * 200_000, "GeoJSON"),
        (b"[1, 2]", "đa giác"),
        (json.dumps({"type": "Polygon", "coordinates": 5}).encode(), "đa giác"),
        (json.dumps(polygon([[18.9, 105.0]] * 5)).encode(), "ngoài Việt Nam"),
        (json.dumps(polygon([["x", None]] * 5)).encode(), "cặp số"),
        (b'{"type": "Polygon", "coordinates": [[[NaN, NaN], [1, 2]]]}', "ngoài Việt Nam"),
        (json.dumps(polygon([[105.0, 18.9]] * 5)).encode(), "đa giác"),
    ],
)
def test_what_is_no_outline_is_refused_in_words(world, unit, content, told):
    answer = send(world, unit, content)
    assert answer.status_code == 200 and told in answer.content.decode()
    assert not UnitOutline.objects.exists()


def test_officers_of_communes_have_no_way_to_it(world, unit):
    url = reverse(UnitOutline.snippet_viewset.get_url_name("list"))
    editor = world.admin_client(world.officer(world.a, "admin"))
    assert editor.get(url).status_code in (302, 403)


def test_a_file_of_many_is_loaded_by_codes(world, unit, tmp_path, capsys):
    path = tmp_path / "x.geojson"
    features = [polygon(ma="17335"), polygon(ma="99999"), polygon([], ma="17335"), None]
    features.append({"type": "Feature", "properties": ["17335"]})
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    for _time in range(2):
        call_command("load_outlines", path, code="ma", source="Sở")
    assert UnitOutline.objects.get().source == "Sở"
    assert "Outlines loaded: 1 of 5." in capsys.readouterr().out
    path.write_text("{")
    with pytest.raises(CommandError):
        call_command("load_outlines", path)
