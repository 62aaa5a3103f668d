"""A value for every block of a body, by its kind: blocks added tomorrow join."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from wagtail import blocks
from wagtail.blocks.field_block import ChooserBlock
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.coreutils import resolve_model_string


@dataclass(frozen=True)
class Filling:
    """What goes into blocks: `text` makes a text, `choose` gives the key of a model's
    row, `rich` a text with links."""

    text: Callable[[str], str]
    choose: Callable[[type], object]
    rich: Callable[[str], str] | None = None


def stream_of(stream: blocks.BaseStreamBlock, fill: Filling) -> list[dict]:
    """One block of each kind, as the database keeps them."""
    return [
        {"type": name, "value": value_of(block, fill), "id": str(uuid5(NAMESPACE_URL, name))}
        for name, block in stream.child_blocks.items()
    ]


def value_of(block: blocks.Block, fill: Filling):
    """A raw value for one block, with texts in it and things chosen."""
    if isinstance(block, blocks.BaseStreamBlock):
        return stream_of(block, fill)
    if isinstance(block, blocks.BaseStructBlock):
        return {name: value_of(part, fill) for name, part in block.child_blocks.items()}
    if isinstance(block, blocks.ListBlock):
        item = value_of(block.child_block, fill)
        return [{"type": "item", "value": item, "id": str(uuid5(NAMESPACE_URL, "item"))}]
    if isinstance(block, ChooserBlock):
        return fill.choose(resolve_model_string(block.target_model))
    if isinstance(block, blocks.RichTextBlock):
        return fill.rich(block.name) if fill.rich else f"<p>{fill.text(block.name)}</p>"
    if isinstance(block, blocks.URLBlock):
        return f"https://{fill.text(block.name).split()[0]}.test/"
    if isinstance(block, blocks.CharBlock | blocks.TextBlock):
        return fill.text(block.name)[: block.field.max_length or None]
    if isinstance(block, TableBlock):
        cells = [[fill.text(block.name), "1"]] * 2
        return {"table_caption": fill.text(block.name), "table_header_choice": "row", "data": cells}
    return block.get_prep_value(block.get_default())
