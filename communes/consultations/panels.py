"""The editing form of a draft: in the order in which the work comes."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from portal.core.models import BasePage
from portal.core.panels import StarredFieldPanel

MOST_PROMPTS = 6


def consultation_panels() -> list:
    """The draft, the time, what is asked, and the answer once it has ended."""
    summary = forms.Textarea(attrs={"rows": 3, "maxlength": 200})
    return [
        *BasePage.content_panels,
        StarredFieldPanel("summary", widget=summary),
        InlinePanel(
            "files",
            heading=_("The draft as files"),
            label=_("File"),
            help_text=_("At least one before it is published."),
        ),
        FieldRowPanel([FieldPanel("opens_on"), FieldPanel("closes_on")]),
        StarredFieldPanel("contact"),
        FieldPanel("body"),
        FieldPanel("issuer"),
        InlinePanel(
            "prompts",
            heading=_("What is asked"),
            label=_("Question"),
            max_num=MOST_PROMPTS,
            help_text=_("At most 6; people can always write freely, too."),
        ),
        MultiFieldPanel(
            [
                FieldPanel("results"),
                InlinePanel("groups", heading=_("Answers in groups"), label=_("Group")),
            ],
            heading=_("The answer, after the last day"),
        ),
    ]
