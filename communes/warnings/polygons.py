"""Outlines of units as polygons of a warning: few points, "latitude,longitude", closed."""

from itertools import pairwise
from math import hypot

Point = list[float]
Ring = list[Point]

MOST_RINGS = 5
MOST_POINTS = 40
# Some eleven metres.
DECIMALS = 4
# In degrees, a tenth of a kilometre: finer is nothing that a warning can mean.
FIRST_STEP = 0.001


def polygons_of(rings: list[Ring]) -> list[str]:
    """Polygons as CAP writes them from rings of [longitude, latitude], the largest first.

    At most `MOST_RINGS` of at most `MOST_POINTS` pairs; what encloses nothing is left out.
    """
    largest = sorted((ring for ring in rings if len(ring) > 3), key=_span, reverse=True)
    told = map(_polygon, largest[:MOST_RINGS])
    return [polygon for polygon in told if polygon]


def _span(ring: Ring) -> float:
    east, north = [point[0] for point in ring], [point[1] for point in ring]
    return (max(east) - min(east)) * (max(north) - min(north))


def _polygon(ring: Ring) -> str:
    ring = ring if ring[0] == ring[-1] else [*ring, ring[0]]
    step, kept = FIRST_STEP, simplified(ring, FIRST_STEP)
    while len(kept) > MOST_POINTS:
        step *= 1.5
        kept = simplified(ring, step)
    kept = [[round(degrees, DECIMALS) for degrees in point] for point in kept]
    if not _area(kept):
        return ""
    return " ".join(f"{north:.{DECIMALS}f},{east:.{DECIMALS}f}" for east, north in kept)


def _area(ring: Ring) -> float:
    """What a closed ring encloses, in square degrees, to a square metre or so."""
    first = ring[0]
    away = [(east - first[0], north - first[1]) for east, north in ring]
    doubled = sum(one[0] * two[1] - two[0] * one[1] for one, two in pairwise(away))
    return round(abs(doubled) / 2, 2 * DECIMALS + 2)


def simplified(ring: Ring, step: float) -> Ring:
    """A closed ring without the points that lie nearer than `step` degrees to the line between
    those that are kept (Douglas and Peucker); it keeps three at least."""
    far = max(range(len(ring)), key=lambda at: _away(ring[at], ring[0], ring[0]))
    kept = {0, far, len(ring) - 1}
    waiting = [(0, far), (far, len(ring) - 1)]
    while waiting:
        first, last = waiting.pop()
        between = range(first + 1, last)
        if not between:
            continue
        aways = [_away(ring[at], ring[first], ring[last]) for at in between]
        widest = max(aways)
        # Of two halves that lie on one line neither may go: nothing would be left between.
        if widest > step or len(kept) < 4:
            middle = first + 1 + aways.index(widest)
            kept.add(middle)
            waiting += [(first, middle), (middle, last)]
    return [ring[at] for at in sorted(kept)]


def _away(point: Point, start: Point, end: Point) -> float:
    """How far a point lies from a stretch of line, in degrees."""
    along, up = end[0] - start[0], end[1] - start[1]
    length = along * along + up * up
    part = 0.0
    if length:
        part = ((point[0] - start[0]) * along + (point[1] - start[1]) * up) / length
        part = min(1.0, max(0.0, part))
    return hypot(point[0] - start[0] - part * along, point[1] - start[1] - part * up)
