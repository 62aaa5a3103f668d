"""Outlines as polygons: few points, closed, nearly the same land."""

from math import cos, pi, sin

import pytest
from shapely import Polygon

from communes.warnings.polygons import MOST_POINTS, MOST_RINGS, polygons_of
from tests.warnings.conftest import ring_around


def pairs(polygon: str) -> list[tuple[float, float]]:
    return [tuple(map(float, pair.split(","))) for pair in polygon.split()]


@pytest.mark.parametrize("points", [4, 12, 500, 3000])
def test_few_points_enclose_nearly_the_same_land(points):
    ring = ring_around(105.0, 19.0, points)
    (polygon,) = polygons_of([ring])
    told = pairs(polygon)
    assert told[0] == told[-1]
    assert 4 <= len(told) <= MOST_POINTS
    shape, before = Polygon([(east, north) for north, east in told]), Polygon(ring)
    assert shape.is_valid
    assert shape.symmetric_difference(before).area < 0.07 * before.area


def test_a_ragged_ring_becomes_few_points():
    """Every second point far out: no step leaves few before they all go."""
    turns = [2 * pi * at / 400 for at in range(400)]
    ring = [
        [105 + (0.1 + 0.05 * (at % 2)) * cos(turn), 19 + (0.1 + 0.05 * (at % 2)) * sin(turn)]
        for at, turn in enumerate(turns)
    ]
    (polygon,) = polygons_of([ring])
    assert 4 <= len(pairs(polygon)) <= MOST_POINTS


def test_the_largest_rings_are_told_and_what_encloses_nothing_is_not():
    small = [[106 + x / 100, 18 + y / 100] for x, y in ((0, 0), (1, 0), (1, 1), (0, 0))]
    large = ring_around(105.0, 19.0)
    line = [[105.0, 19.0], [105.1, 19.0], [105.2, 19.0], [105.0, 19.0]]
    point = [[105.0, 19.0]] * 5
    told = polygons_of([small, large, line, point])
    assert len(told) == 2
    assert len(told[0]) > len(told[1])
    assert len(polygons_of([small] * 9)) == MOST_RINGS
    assert polygons_of([]) == []
