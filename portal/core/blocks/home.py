"""Blocks of home pages: what people come for, and how far the work is."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from portal.core.typed.numbers import WholeNumberBlock

ICON_CHOICES = [
    ("doc", pgettext_lazy("icon", "Document")),
    ("track", pgettext_lazy("icon", "Checklist")),
    ("cal", pgettext_lazy("icon", "Calendar")),
    ("chat", pgettext_lazy("icon", "Speech bubble")),
    ("flag", pgettext_lazy("icon", "Flag")),
    ("bag", pgettext_lazy("icon", "Shopping bag")),
    ("horn", pgettext_lazy("icon", "Loudspeaker")),
    ("phone", pgettext_lazy("icon", "Telephone")),
    ("search", pgettext_lazy("icon", "Magnifying glass")),
    ("users", pgettext_lazy("icon", "People")),
]


class TaskBlock(blocks.StructBlock):
    """A tile that leads to what people come to do."""

    icon = blocks.ChoiceBlock(label=_("Icon"), choices=ICON_CHOICES, default="doc")
    label = blocks.CharBlock(label=pgettext_lazy("block", "Task"), max_length=30)
    hint = blocks.CharBlock(label=_("Hint"), max_length=40, required=False)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    narrowed = blocks.RegexBlock(
        r"^[\w=&-]{1,60}$",
        label=_("Choice on that page"),
        required=False,
        help_text=_("What stands in its address after “?”, such as kind=reception."),
    )
    url = blocks.URLBlock(label=_("Or a web address"), required=False)

    class Meta:
        icon = "link"
        label = pgettext_lazy("block", "Task")
        description = _("A tile that leads to what people come to do")
        preview_template = "blocks/previews/task.html"
        preview_value = {"icon": "doc", "label": "Làm giấy tờ", "hint": "Hồ sơ, lệ phí"}

    def clean(self, value):
        value = super().clean(value)
        if not value.get("page") and not value.get("url"):
            raise StructBlockValidationError(
                {"page": ValidationError(_("Choose a page or give a web address."))}
            )
        return value


class BarBlock(blocks.StructBlock):
    """A share, shown as a bar."""

    label = blocks.CharBlock(label=_("What it measures"), max_length=80)
    percent = WholeNumberBlock(label=_("Per cent"), min_value=0, max_value=100)
    shown = blocks.CharBlock(
        label=_("Shown as"), max_length=20, required=False, help_text=_("Such as “161/150”.")
    )

    class Meta:
        icon = "order"
        label = _("Bar")
        description = _("A share of a whole, shown as a bar")
        preview_template = "blocks/previews/bar.html"
        preview_value = {"label": "Hồ sơ nộp trực tuyến", "percent": 64, "shown": ""}


class NumberBlock(blocks.StructBlock):
    """A large figure."""

    value = blocks.CharBlock(label=_("Figure"), max_length=20)
    label = blocks.CharBlock(label=_("What it counts"), max_length=80)

    class Meta:
        icon = "order"
        label = _("Large figure")
        description = _("A large figure and what it counts")
        preview_template = "blocks/previews/number.html"
        preview_value = {"value": "475", "label": "lượt người học"}


TASK_BLOCKS = [("task", TaskBlock())]
FIGURE_BLOCKS = [("bar", BarBlock()), ("number", NumberBlock())]
