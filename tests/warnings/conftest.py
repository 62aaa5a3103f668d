from datetime import date
from math import cos, pi, sin

import pytest
from django.utils import translation

from communes.models import CommuneSettings
from communes.units.models import AdministrativeUnit, UnitOutline
from communes.units.outlines import outline_of


@pytest.fixture(autouse=True)
def _vietnamese():
    with translation.override("vi"):
        yield


def ring_around(east: float, north: float, points: int = 3000) -> list[list[float]]:
    """A ragged ring of some tenth of a degree, not yet closed."""
    turns = (2 * pi * at / points for at in range(points))
    ways = ((turn, 0.1 + 0.01 * cos(7 * turn) + 0.004 * sin(23 * turn)) for turn in turns)
    return [[east + far * cos(turn), north + far * sin(turn)] for turn, far in ways]


@pytest.fixture
def units(world):
    """Both communes with a unit of today, in one province, and their outlines."""
    province = AdministrativeUnit.objects.create(
        gso_code="98", name="Nghệ An", unit_type="tinh", valid_from=date(2025, 7, 1)
    )
    found = {}
    for key, name, code, east in (("a", "An Bình", "98001", 105.0), ("b", "Bình", "98002", 105.5)):
        unit = AdministrativeUnit.objects.create(
            gso_code=code, name=name, unit_type="xa", parent=province, valid_from=date(2025, 7, 1)
        )
        rings = outline_of({"type": "Polygon", "coordinates": [ring_around(east, 19.0)]})
        UnitOutline.objects.create(unit=unit, rings=rings)
        site = getattr(world, key).site
        CommuneSettings.objects.filter(site=site).update(unit=unit)
        found[key] = unit
    return found
