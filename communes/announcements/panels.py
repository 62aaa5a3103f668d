"""The editing form of an announcement: what everybody fills stands open, the rest below."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput

from communes.announcements.models.rules import TITLE_LENGTH
from portal.core.models import BasePage
from portal.core.panels import StarredFieldPanel

# What stands beside each other on a wide screen (notice.css).
WIDE, CHIPS = "portal-wide", "portal-chips"
SUMMARY_HELP = _(
    "At most 200 characters: what people read in lists and when they search."
    " Empty: the first sentence of the text."
)


class ReadersPanel(Panel):
    """How many communes have read a notice of the province, and the way to who has."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "announcements/admin/readers.html"

        def is_shown(self) -> bool:
            notice = self.instance
            return bool(notice.pk and notice.live and notice.is_original and notice.is_shared)

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            return context | {"notice": self.instance, "reading": self.instance.reading}


def announcement_edit_handler() -> TabbedInterface:
    """One screen. Wagtail's own publishing schedule is left out: validity replaces it."""
    counted = {"rows": 2, "data-letters": TITLE_LENGTH}
    one_screen = ObjectList(
        [
            TitleFieldPanel(
                "title",
                heading=_("What, and when?"),
                widget=AdminAutoHeightTextInput(attrs=counted),
                placeholder=False,
                classname=WIDE,
                help_text=_("At most 90 characters."),
            ),
            FieldPanel("correction", widget=_text_area(300), classname=WIDE),
            StarredFieldPanel("body", classname=WIDE),
            FieldPanel(
                "category",
                widget=forms.RadioSelect,
                classname=CHIPS,
                help_text=_("Follows the words of the title until you choose."),
            ),
            FieldPanel(
                "villages",
                heading=pgettext_lazy("announcement", "Where"),
                widget=forms.CheckboxSelectMultiple,
                classname=CHIPS,
            ),
            MultiFieldPanel(
                [
                    FieldPanel("reach", widget=forms.RadioSelect),
                    FieldPanel(
                        "reached_sites",
                        widget=forms.CheckboxSelectMultiple,
                        # Where these are many, notice.js adds a field that finds one.
                        attrs={"data-find": _("Find a commune")},
                    ),
                    ReadersPanel(),
                ],
                heading=_("Shown in"),
                classname=f"{CHIPS} portal-reach",
            ),
            MultiFieldPanel(
                [FieldPanel("until"), FieldPanel("valid_until")],
                heading=_("Until when"),
                classname=f"{CHIPS} portal-until",
            ),
            FieldPanel("urgent", classname="portal-switch"),
            MultiFieldPanel(
                [FieldPanel("danger", widget=forms.RadioSelect), FieldPanel("is_drill")],
                heading=_("Of which danger it warns"),
                classname=f"{CHIPS} portal-danger",
            ),
            MultiFieldPanel(_the_rest(), heading=_("More, if needed"), classname="collapsed"),
            CommentPanel(),
        ],
        heading=_("Announcement"),
        classname="portal-notice",
    )
    # Wagtail's margins, and its scripts, belong to tabs.
    return TabbedInterface([one_screen])


def _the_rest() -> list:
    return [
        FieldPanel("summary", widget=_text_area(200), help_text=SUMMARY_HELP),
        MultiFieldPanel(
            [FieldPanel("action_heading"), FieldPanel("action_text", widget=_text_area(300))],
            heading=_("What to do now (red box)"),
        ),
        FieldRowPanel([FieldPanel("event_at"), FieldPanel("event_place")]),
        InlinePanel("attachments", heading=_("Attached files"), label=_("File")),
        FieldRowPanel([FieldPanel("urgency"), FieldPanel("pinned")]),
        FieldPanel("starts_at"),
        FieldPanel("issuer"),
        FieldRowPanel([FieldPanel("source_name"), FieldPanel("source_url")]),
        *BasePage.promote_panels,
        FieldPanel("is_sample"),
    ]


def _text_area(length: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": 3, "maxlength": length})
