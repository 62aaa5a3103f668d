"""The editing form of an announcement: what to say, when and for whom, where it comes from."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
    TitleFieldPanel,
)

from portal.core.models import BasePage

SUMMARY_HELP = _(
    "One or two sentences, at most 200 characters: what people read in lists and when they search."
)


def announcement_edit_handler() -> TabbedInterface:
    """The tabs. Wagtail's own publishing schedule is left out: validity replaces it."""
    content = [
        TitleFieldPanel("title", help_text=_("At most 90 characters. Say what and when.")),
        FieldPanel(
            "summary",
            widget=forms.Textarea(attrs={"rows": 3, "maxlength": 200}),
            help_text=SUMMARY_HELP,
        ),
        FieldRowPanel([FieldPanel("category"), FieldPanel("urgency")]),
        MultiFieldPanel(
            [FieldPanel("action_heading"), FieldPanel("action_text", widget=_text_area(300))],
            heading=_("What to do now (red box)"),
        ),
        FieldPanel("body"),
        InlinePanel("attachments", heading=_("Attached files"), label=_("File")),
    ]
    when_and_whom = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("valid_until")]),
                FieldPanel("pinned"),
            ],
            heading=_("Shown"),
        ),
        FieldPanel("villages", widget=forms.CheckboxSelectMultiple),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("event_at"), FieldPanel("event_place")])],
            heading=_("Takes place"),
        ),
    ]
    source = [
        FieldPanel("issuer"),
        FieldRowPanel([FieldPanel("source_name"), FieldPanel("source_url")]),
        FieldPanel("correction", widget=_text_area(300)),
    ]
    return TabbedInterface(
        [
            ObjectList(content, heading=_("Content")),
            ObjectList(when_and_whom, heading=_("When and for whom")),
            ObjectList(source, heading=_("Source, correction")),
            ObjectList(BasePage.promote_panels, heading=_("Promotion")),
            ObjectList([CommentPanel(), FieldPanel("is_sample")], heading=_("Settings")),
        ]
    )


def _text_area(length: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": 3, "maxlength": length})
