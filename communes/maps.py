"""The map of a commune: an SVG of our own from points and an outline, nothing of others.

Features give points by the hook `register_map_points`: functions of the frame.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians

from wagtail import hooks

from communes.models import CommuneSettings

POINTS_HOOK = "register_map_points"
# In units of the drawing.
WIDTH, MARGIN = 600, 28
LOWEST, HIGHEST = 320, 760
# A lone village is not drawn as wide as a map of all: so many degrees at least.
LEAST_SPAN = 0.02


@dataclass(frozen=True)
class MapPoint:
    """Something on the map: `group` says how it is drawn and where it is listed ("village",
    "place"), `about` what it is."""

    group: str
    label: str
    about: str
    url: str
    language: str
    latitude: float
    longitude: float


@dataclass(frozen=True)
class Marker:
    """A point as it is drawn, with the number that it has in the list beside."""

    number: int
    point: MapPoint
    x: float
    y: float

    @property
    def is_village(self) -> bool:
        return self.point.group == "village"

    @property
    def left(self) -> float:
        """The corner of the square of a place, and the foot of the number."""
        return round(self.x - 11, 1)

    @property
    def top(self) -> float:
        return round(self.y - 10, 1)

    @property
    def base(self) -> float:
        return round(self.y + 4.5, 1)


@dataclass(frozen=True)
class CommuneMap:
    """What is drawn: a `path` for SVG ("" without an outline), and markers in their order."""

    width: int
    height: int
    path: str
    source: str
    markers: list[Marker]

    @property
    def villages(self) -> list[Marker]:
        return [marker for marker in self.markers if marker.is_village]

    @property
    def places(self) -> list[Marker]:
        return [marker for marker in self.markers if not marker.is_village]


def map_of(frame) -> CommuneMap | None:
    """The map of a frame's commune; None where nobody told a point."""
    points = [point for give in hooks.get_hooks(POINTS_HOOK) for point in give(frame)]
    if not points:
        return None
    rules = CommuneSettings.objects.select_related("unit__outline")
    unit = next((one.unit for one in rules.filter(site=frame.site)), None)
    outline = getattr(unit, "outline", None) if unit else None
    return drawn(points, outline.rings if outline else [], outline.source if outline else "")


def drawn(points: list[MapPoint], rings: list, source: str = "") -> CommuneMap:
    """Points and outline put on one drawing, north up."""
    corners = [(one.longitude, one.latitude) for one in points]
    corners += [(point[0], point[1]) for ring in rings for point in ring]
    west, east = _ends(one[0] for one in corners)
    south, north = _ends(one[1] for one in corners)
    # A degree to the east is shorter than one to the north.
    narrow = cos(radians((south + north) / 2))
    scale = (WIDTH - 2 * MARGIN) / ((east - west) * narrow)
    scale = min(scale, (HIGHEST - 2 * MARGIN) / (north - south))
    height = max(LOWEST, round((north - south) * scale) + 2 * MARGIN)
    left = (WIDTH - (east - west) * narrow * scale) / 2
    top = (height - (north - south) * scale) / 2

    def place(longitude: float, latitude: float) -> tuple[float, float]:
        x = left + (longitude - west) * narrow * scale
        return round(x, 1), round(top + (north - latitude) * scale, 1)

    path = "".join(_ring([place(*point) for point in ring]) for ring in rings)
    markers = [
        Marker(number, one, *place(one.longitude, one.latitude))
        for number, one in enumerate(points, start=1)
    ]
    return CommuneMap(WIDTH, height, path, source, markers)


def _ends(values: Iterable[float]) -> tuple[float, float]:
    """The least and the greatest, not too near each other."""
    known = list(values)
    low, high = min(known), max(known)
    lacks = max(0.0, LEAST_SPAN - (high - low)) / 2
    return low - lacks, high + lacks


def _ring(points: list[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in points) + "Z"
