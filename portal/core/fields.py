"""Model fields of the portal."""

from functools import cache

from modelcluster.fields import ParentalKey
from wagtail.blocks import (
    BaseStreamBlock,
    BaseStructBlock,
    Block,
    ChooserBlock,
    ListBlock,
    StreamValue,
)
from wagtail.fields import StreamField
from wagtail.models import Page


@cache
def page_key(model) -> ParentalKey | None:
    """The field by which a model is a part of a page."""
    for field in model._meta.get_fields():
        if isinstance(field, ParentalKey) and issubclass(field.related_model, Page):
            return field
    return None


class BodyField(StreamField):
    """A StreamField whose blocks stay out of migrations.

    Blocks change weekly and hold no schema of their own; writing them into
    every migration makes megabytes of history and needless conflicts.
    """

    def __init__(self, block_types=None, **kwargs):
        kwargs.pop("block_lookup", None)
        super().__init__(block_types or [], **kwargs)

    def get_prep_value(self, value):
        """With an id for each item of a list, also of what code or an importer wrote:
        translations are kept by it."""
        if isinstance(value, StreamValue):
            for block in value:
                block.value  # noqa: B018 - read, it is stored as its blocks write it
        return super().get_prep_value(value)

    def get_searchable_content(self, value) -> list[str]:
        """The texts of a body, without SQL: of chosen pictures and files nothing is asked."""
        return texts_in(self.stream_block, value.raw_data) if value else []

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs


def texts_in(block: Block, raw) -> list[str]:
    """What is searched of a block as it is stored: Wagtail's own way reads what was chosen."""
    if raw is None or isinstance(block, ChooserBlock) or not getattr(block, "search_index", True):
        return []
    if isinstance(block, BaseStreamBlock):
        known = [item for item in raw if item["type"] in block.child_blocks]
        parts = [(block.child_blocks[item["type"]], item["value"]) for item in known]
    elif isinstance(block, BaseStructBlock):
        parts = [(part, raw[name]) for name, part in block.child_blocks.items() if name in raw]
    elif isinstance(block, ListBlock):
        # Items were stored without ids once.
        values = [item["value"] if _has_id(item) else item for item in raw]
        parts = [(block.child_block, value) for value in values]
    else:
        return block.get_searchable_content(block.to_python(raw))
    return [text for part, value in parts for text in texts_in(part, value)]


def _has_id(item) -> bool:
    return isinstance(item, dict) and item.get("type") == "item" and "value" in item
