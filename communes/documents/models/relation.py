"""What a document does to others, and files beside the original."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from communes.documents.models.choices import RelationKind
from communes.documents.naming import clean_number
from portal.core.hints import Text
from portal.core.publishing import PublishingRules


class DocumentRelation(PublishingRules, Orderable):
    """One document replaces, amends, guides another one, or is based on it.

    The other one is chosen among the documents of the same site, or named by number and title:
    a number that the portal has published is linked by itself.
    """

    page = ParentalKey(
        "documents.OfficialDocumentPage", on_delete=models.CASCADE, related_name="relations"
    )
    kind = models.CharField(_("what it does"), max_length=10, choices=RelationKind.choices)
    target = models.ForeignKey(
        "documents.OfficialDocumentPage",
        verbose_name=_("document of this site"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # The target in every language: what a document's state is asked by.
    target_key = models.UUIDField(null=True, editable=False, db_index=True)
    number = models.CharField(
        _("number, where it stands elsewhere"),
        max_length=60,
        blank=True,
        help_text=_("Such as 30/2020/NĐ-CP. One of the province’s portal is linked by itself."),
    )
    title = models.CharField(_("what it is about"), max_length=255, blank=True)

    panels = [
        FieldPanel("kind"),
        FieldPanel("target"),
        FieldRowPanel([FieldPanel("number"), FieldPanel("title")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("relation to another document")
        verbose_name_plural = _("relations to other documents")

    def __str__(self):
        return f"{self.get_kind_display()} {self.number or self.target_id}"

    def clean(self):
        self.number = clean_number(self.number)
        super().clean()

    def publishing_errors(self) -> dict[str, Text]:
        errors = super().publishing_errors()
        if not self.target_id and not self.number:
            errors["number"] = _("Choose a document of this site, or write the number of another.")
        return errors


class DocumentAttachment(Orderable):
    """A file beside the original, such as a form or a list."""

    page = ParentalKey(
        "documents.OfficialDocumentPage", on_delete=models.CASCADE, related_name="attachments"
    )
    document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name=_("file"),
        on_delete=models.CASCADE,
        related_name="+",
    )

    panels = [FieldPanel("document")]

    class Meta(Orderable.Meta):
        verbose_name = _("attached file")
        verbose_name_plural = _("attached files")
