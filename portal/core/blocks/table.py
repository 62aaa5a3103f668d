"""A table whose caption and cells can be translated."""

from hashlib import sha256

from wagtail.contrib.table_block.blocks import TableBlock
from wagtail_localize.segments import StringSegmentValue


def _place(text: str) -> str:
    """Where a translation of a cell is kept: by its text, so that rows may move and
    the same words are translated once."""
    return sha256(text.encode()).hexdigest()[:12]


def _texts(value: dict) -> list[str]:
    """Caption and cells that have letters; numbers are the same in every language."""
    cells = [cell for row in value.get("data") or [] for cell in row]
    texts = [value.get("table_caption"), *cells]
    return [text for text in texts if isinstance(text, str) and any(c.isalpha() for c in text)]


class TranslatedTableBlock(TableBlock):
    """Wagtail's table; wagtail-localize asks it for its texts and gives them back translated."""

    def get_translatable_segments(self, value) -> list:
        return [StringSegmentValue(_place(text), text) for text in dict.fromkeys(_texts(value))]

    def restore_translated_segments(self, value, segments):
        words = {segment.path: segment.render_text() for segment in segments}

        def translated(text):
            return words.get(_place(text), text) if isinstance(text, str) else text

        rows = value.get("data") or []
        caption = translated(value.get("table_caption"))
        data = [[translated(cell) for cell in row] for row in rows]
        return {**value, "data": data, "table_caption": caption}
