"""What home pages and standard pages are composed of."""

from dataclasses import dataclass

from django import template
from django.utils import translation
from wagtail.blocks import StreamValue

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
    tiles = []
    for block in tasks:
        page, url = block.value.get("page"), block.value.get("url")
        if page and page.live:
            inside = page.url_path.startswith(frame.root.url_path)
            url = frame.url_of(page) if inside else page.get_url(context["request"])
        if url:
            tiles.append(Tile(block.value["icon"], block.value["label"], block.value["hint"], url))
    return tiles or [
        Tile(item.icon, item.label, "", item.url) for item in frame.nav[:DEFAULT_TILES]
    ]


@dataclass(frozen=True)
class Figures:
    """The figures of a home page by how they are shown."""

    bars: list
    numbers: list

    def __bool__(self) -> bool:
        return bool(self.bars or self.numbers)


@register.simple_tag
def split_figures(figures: StreamValue) -> Figures:
    """Bars and large numbers apart, each in the editor's order."""
    values = {"bar": [], "number": []}
    for block in figures:
        values[block.block_type].append(block.value)
    return Figures(values["bar"], values["number"])


@register.simple_tag(takes_context=True)
def frame_section(context, model_name: str) -> str:
    """The address of this site's section of a page type, or "" where it has none."""
    return context["frame"].section_url(model_name)


@register.filter
def in_frame(url_path: str, frame) -> str:
    """The address on this site of a page's `url_path`, without a query."""
    return frame.home_url + url_path[len(frame.root.url_path) :]


@register.filter
def table_cells(row: list, header: list | None) -> list[tuple[str, str]]:
    """The cells of a row with their column's name, which a phone shows beside each."""
    names = [name or "" for name in header or []]
    names += [""] * (len(row) - len(names))
    return [
        (name, cell if cell is not None else "") for name, cell in zip(names, row, strict=False)
    ]


@register.filter
def in_sentence(name: str) -> str:
    """A unit's name as it stands inside a sentence: "Xã Thành Sơn" → "xã Thành Sơn".

    In other languages names keep their capitals ("An Binh Commune").
    """
    if translation.get_language() != "vi":
        return name
    return name[:1].lower() + name[1:]
