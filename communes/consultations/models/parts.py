"""What a draft comes with: its files, what is asked, and the answers in groups."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin

from communes.consultations.choices import Verdict
from portal.core.hints import Text
from portal.core.publishing import PublishingRules

PAGE = "consultations.ConsultationPage"


class ConsultationFile(Orderable):
    """The draft itself, or what explains it, as a file."""

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="files")
    document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name=_("file"),
        on_delete=models.CASCADE,
        related_name="+",
    )

    panels = [FieldPanel("document")]

    class Meta(Orderable.Meta):
        verbose_name = _("file of the draft")
        verbose_name_plural = _("files of the draft")


class ConsultationPrompt(TranslatableMixin, Orderable):
    """A question that people are asked about the draft; its key stays in every language."""

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="prompts")
    text = models.CharField(
        _("question"),
        max_length=250,
        help_text=_("One thing at a time, such as “Mức thu như vậy đã hợp lý chưa, vì sao?”"),
    )

    panels = [FieldPanel("text")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("question to the people")
        verbose_name_plural = _("questions to the people")

    def __str__(self):
        return self.text

    @property
    def field_name(self) -> str:
        """What its answer is called in the form."""
        return f"reply_{self.translation_key.hex}"


class AnswerGroup(PublishingRules, TranslatableMixin, Orderable):
    """Comments that say alike, and what the body makes of them.

    Comments are put in it by its key, which drafts and translations share. Readers get it
    once it has a verdict.
    """

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="groups")
    theme = models.CharField(_("what the comments say"), max_length=200)
    offline_count = models.PositiveIntegerField(
        _("comments on paper, at meetings"),
        default=0,
        help_text=_("Those of this site are counted by itself."),
    )
    verdict = models.CharField(
        _("what is made of it"), max_length=10, choices=Verdict.choices, blank=True
    )
    reason = models.TextField(
        _("what changes in the draft, or why not"),
        max_length=1500,
        blank=True,
    )

    panels = [
        FieldPanel("theme"),
        FieldRowPanel([FieldPanel("verdict"), FieldPanel("offline_count")]),
        FieldPanel("reason"),
    ]
    # How many comments of this site are in it; set by the page.
    online_count = 0

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("answer to a group of comments")
        verbose_name_plural = _("answers in groups")

    def __str__(self):
        return self.theme

    def publishing_errors(self) -> dict[str, Text]:
        errors = super().publishing_errors()
        if self.verdict and not self.reason:
            errors["reason"] = _("Say what changes in the draft, or why it stays.")
        if self.reason and not self.verdict:
            errors["verdict"] = _("Choose what is made of these comments.")
        return errors

    @property
    def count(self) -> int:
        """How many comments it answers, of this site and others."""
        return self.online_count + self.offline_count
