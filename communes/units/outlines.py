"""The outline of a unit, read from GeoJSON and kept as few points as a small map shows."""

import json
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portal.core.models.point import LATITUDES, LONGITUDES

MOST_BYTES = 8 * 1024 * 1024
MOST_POINTS = 300_000
# A map is so many steps wide; what lies within one step is one point.
STEPS = 500
# A ring: [longitude, latitude] in degrees, as GeoJSON has them, the last as the first.
Ring = list[list[float]]


def read_outline(content: bytes | str) -> list[Ring]:
    """The outer rings of a unit, from a geometry, a feature or a collection of features.

    Raises ValidationError that says what to do.
    """
    return outline_of(parsed(content))


def parsed(content: bytes | str) -> Any:
    """A GeoJSON file as it is written. Raises ValidationError."""
    if len(content) > MOST_BYTES:
        raise ValidationError(_("This file is larger than 8 MB. Simplify the outline first."))
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise ValidationError(_("This is no GeoJSON file. Export it once more.")) from error


def outline_of(found: Any) -> list[Ring]:
    """The outer rings in what was parsed, made simple. Raises ValidationError."""
    rings = list(_rings_in(found, depth=0))
    points = [point for ring in rings for point in ring]
    if not points:
        raise ValidationError(_("There is no outline in this file: it needs a polygon."))
    if len(points) > MOST_POINTS:
        raise ValidationError(_("This outline has far too many points. Simplify it first."))
    east, north = [one[0] for one in points], [one[1] for one in points]
    step = max(max(east) - min(east), max(north) - min(north)) / STEPS
    simple = [_simplified(ring, step) for ring in rings]
    if not (kept := [ring for ring in simple if len(ring) > 3]):
        raise ValidationError(_("There is no outline in this file: it needs a polygon."))
    return kept


def _rings_in(found: Any, depth: int) -> Iterator[Ring]:
    """The first ring of each polygon; holes are left out."""
    if not isinstance(found, dict) or depth > 5:
        return
    kind, parts = found.get("type"), found.get("coordinates")
    if kind == "FeatureCollection":
        for feature in _list(found.get("features")):
            yield from _rings_in(feature, depth + 1)
    elif kind == "GeometryCollection":
        for geometry in _list(found.get("geometries")):
            yield from _rings_in(geometry, depth + 1)
    elif kind == "Feature":
        yield from _rings_in(found.get("geometry"), depth + 1)
    elif kind == "Polygon":
        yield from ([_point(one) for one in _list(ring)] for ring in _list(parts)[:1])
    elif kind == "MultiPolygon":
        for polygon in _list(parts):
            yield from ([_point(one) for one in _list(ring)] for ring in _list(polygon)[:1])


def _list(found: Any) -> list:
    return found if isinstance(found, list) else []


def _point(found: Any) -> list[float]:
    try:
        east, north = float(found[0]), float(found[1])
    except (TypeError, ValueError, IndexError, KeyError, OverflowError) as error:
        raise ValidationError(_("A point of this outline is no pair of numbers.")) from error
    # Also false for what is no number at all.
    if not (LONGITUDES[0] <= east <= LONGITUDES[1] and LATITUDES[0] <= north <= LATITUDES[1]):
        raise ValidationError(
            _(
                "A point lies outside Viet Nam. Export the outline in degrees (WGS 84), longitude"
                " first, as GeoJSON has them."
            )
        )
    return [round(east, 6), round(north, 6)]


def _simplified(ring: Ring, step: float) -> Ring:
    kept: Ring = []
    last = None
    for point in ring:
        cell = (round(point[0] / step), round(point[1] / step)) if step else None
        if cell != last:
            kept.append(point)
            last = cell
    return [*kept, kept[0]] if kept and kept[-1] != kept[0] else kept
