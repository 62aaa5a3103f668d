"""Model fields of the portal."""

from wagtail.blocks import StreamValue
from wagtail.fields import StreamField


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

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs
