"""How the province's officers edit a procedure: one tab per question that people ask."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
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


def procedure_edit_handler() -> TabbedInterface:
    """What it is, what to bring, how to file it, what it rests on."""
    what = [
        TitleFieldPanel("title", heading=_("Official name"), placeholder=False),
        FieldPanel("everyday_name"),
        FieldRowPanel([FieldPanel("national_code"), FieldPanel("field"), FieldPanel("level")]),
        FieldPanel("who_can_apply"),
        FieldPanel("result"),
        FieldRowPanel([FieldPanel("agency"), FieldPanel("place")]),
        FieldPanel("conditions"),
        MultiFieldPanel(
            [FieldPanel("keywords"), FieldPanel("is_popular"), FieldPanel("last_checked_on")],
            heading=_("So that people find it"),
        ),
        CommentPanel(),
    ]
    papers = [
        FieldPanel("sets"),
        InlinePanel("papers", heading=_("Papers to bring"), label=_("Paper")),
    ]
    ways = [
        FieldPanel("online_url"),
        InlinePanel("ways", heading=_("Ways of filing"), label=_("Way of filing")),
        InlinePanel("steps", heading=_("Steps"), label=pgettext_lazy("procedure", "Step")),
    ]
    bases = [
        InlinePanel("bases", heading=_("Rests on"), label=pgettext_lazy("legal basis", "Document"))
    ]
    return TabbedInterface(
        [
            ObjectList(what, heading=pgettext_lazy("tab", "Procedure")),
            ObjectList(papers, heading=pgettext_lazy("tab", "Papers")),
            ObjectList(ways, heading=_("Ways and steps")),
            ObjectList(bases, heading=_("Legal bases")),
            ObjectList(BasePage.promote_panels, heading=_("Promote")),
            ObjectList(BasePage.settings_panels, heading=_("Settings")),
        ]
    )
