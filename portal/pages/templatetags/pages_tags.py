"""What home pages and standard pages are composed of."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import template
from wagtail import hooks
from wagtail.blocks import StreamValue

from portal.core.figures import CountedFigure
from portal.sites.frame import Frame

register = template.Library()

DEFAULT_TILES = 6


@dataclass(frozen=True)
class Tile:
    """A task on a home page, and where it leads."""

    icon: str
    label: str
    hint: str
    url: str


@register.simple_tag(takes_context=True)
def task_tiles(context, tasks: StreamValue) -> list[Tile]:
    """The editor's tasks whose target can be read; without any, the site's own sections.

    The sections come from the frame, so that they cost no query.
    """
    frame = context["frame"]
    tiles = frame.remember(
        f"tiles:{context['page'].pk}", lambda: _read_tiles(tasks, frame, context["request"])
    )
    return tiles or [
        Tile(item.icon, item.label, "", item.url) for item in frame.navigation.menu[:DEFAULT_TILES]
    ]


def _read_tiles(tasks: StreamValue, frame: Frame, request) -> list[Tile]:
    tiles = []
    for block in tasks:
        page, url = block.value.get("page"), block.value.get("url")
        if page and page.live:
            inside = page.url_path.startswith(frame.root.url_path)
            url = frame.url_of(page) if inside else page.get_url(request)
            if narrowed := block.value.get("narrowed"):
                url = f"{url}?{narrowed}"
        if url:
            tiles.append(Tile(block.value["icon"], block.value["label"], block.value["hint"], url))
    return tiles


@dataclass(frozen=True)
class Figures:
    """The figures of a home page by how they are shown."""

    bars: list
    numbers: list

    def __bool__(self) -> bool:
        return bool(self.bars or self.numbers)


@register.simple_tag(takes_context=True)
def counted_figures(context) -> list[CountedFigure]:
    """What features count on this home, by hooks named `portal_home_figures`."""
    found = (fn(context) for fn in hooks.get_hooks("portal_home_figures"))
    return [figure for figures in found for figure in figures]


@register.simple_tag
def split_figures(figures: StreamValue, counted: Iterable = ()) -> Figures:
    """Bars and large numbers apart, in the editor's order; what was counted comes first."""
    values: dict[str, list] = {"bar": [], "number": []}
    for block in figures:
        values[block.block_type].append(block.value)
    return Figures([*counted, *values["bar"]], values["number"])
