"""Steps of a life event, each with the procedures that it needs."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks


class EventStepBlock(blocks.StructBlock):
    """A step; `join` says how it goes with the one before it."""

    join = blocks.ChoiceBlock(
        label=_("Joined to the step before"),
        choices=[("and", pgettext_lazy("step", "and then")), ("or", pgettext_lazy("step", "or"))],
        required=False,
        help_text=_("Empty for the first step."),
    )
    title = blocks.CharBlock(label=pgettext_lazy("procedure", "Step"), max_length=90)
    text = blocks.TextBlock(label=_("How"), rows=2, required=False)
    procedures = blocks.ListBlock(
        blocks.PageChooserBlock(
            label=pgettext_lazy("page", "Procedure"), page_type="procedures.ProcedurePage"
        ),
        label=pgettext_lazy("pages", "Procedures"),
        default=[],
    )

    class Meta:
        icon = "list-ol"
        label = pgettext_lazy("procedure", "Step")
        description = _("What to do in a life event, with the procedures for it")
        preview_template = "procedures/previews/step.html"
        preview_value = {
            "join": "",
            "title": "Đăng ký khai sinh",
            "text": "Trong 60 ngày từ ngày sinh.",
            "procedures": [],
        }


EVENT_BLOCKS = [("step", EventStepBlock())]
