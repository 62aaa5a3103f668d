"""The editing form of a document: the file and what stands on its first page, the rest below."""

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    PageChooserPanel,
)

from portal.core.panels import StarredFieldPanel


def document_panels() -> list:
    """What publishing needs comes first and has its star."""
    abstract = forms.Textarea(attrs={"rows": 3, "maxlength": 600})
    return [
        StarredFieldPanel(
            "file",
            attrs={
                # Where proposals.js asks, and what it says meanwhile.
                "data-proposals": reverse_lazy("official_documents:propose", args=[0]),
                "data-reading": _("Reading the file…"),
            },
        ),
        FieldRowPanel([StarredFieldPanel("number"), StarredFieldPanel("document_type")]),
        StarredFieldPanel("abstract", widget=abstract),
        FieldRowPanel([StarredFieldPanel("issued_on"), FieldPanel("domain")]),
        FieldRowPanel([FieldPanel("signer_name"), FieldPanel("signer_title")]),
        FieldPanel("issuer"),
        FieldRowPanel([FieldPanel("effective_from"), FieldPanel("effective_to")]),
        InlinePanel(
            "relations",
            heading=_("Relations to other documents"),
            label=_("Relation"),
            panels=[
                FieldPanel("kind"),
                PageChooserPanel("target", "documents.OfficialDocumentPage"),
                FieldRowPanel([FieldPanel("number"), FieldPanel("title")]),
            ],
        ),
        InlinePanel("attachments", heading=_("Attached files"), label=_("File")),
        MultiFieldPanel(
            [FieldPanel("seo_title"), FieldPanel("search_description")],
            heading=_("For search engines"),
            classname="collapsed",
        ),
    ]
