"""What a procedure holds many of: ways of filing, steps, papers, legal bases."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin

from communes.procedures.models.choices import WayKind
from portal.core.formatting import vnd
from portal.core.hints import Text
from portal.core.publishing import PublishingRules

PAGE = "procedures.ProcedurePage"
# Files that are written in before they are printed.
WRITABLE = ("docx", "doc", "odt", "rtf", "xlsx", "xls", "ods")


class ProcedureWay(PublishingRules, TranslatableMixin, Orderable):
    """A way of filing, with the time and the fee of its own."""

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="ways")
    kind = models.CharField(
        pgettext_lazy("procedure", "way of filing"), max_length=8, choices=WayKind.choices
    )
    time_text = models.CharField(
        _("how long it takes"),
        max_length=500,
        blank=True,
        help_text=_("In words: “Trong ngày; nộp sau 15 giờ thì hôm sau”."),
    )
    days = models.PositiveSmallIntegerField(
        _("working days"), null=True, blank=True, help_text=_("At most; empty where none is set.")
    )
    fee = models.PositiveIntegerField(
        _("fee (đồng)"), null=True, blank=True, help_text=_("0: nothing; empty: no one figure.")
    )
    fee_text = models.CharField(
        _("fee in words"),
        max_length=1000,
        blank=True,
        help_text=_("Where the figure alone doesn’t tell it, such as who pays nothing."),
    )
    note = models.CharField(_("note"), max_length=1000, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("days"), FieldPanel("fee")]),
        FieldRowPanel([FieldPanel("time_text"), FieldPanel("fee_text")]),
        FieldPanel("note"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("way of filing")
        verbose_name_plural = _("ways of filing")

    def __str__(self):
        return self.get_kind_display()

    def publishing_errors(self) -> dict[str, Text]:
        errors = super().publishing_errors()
        if not self.time_text and self.days is None:
            errors["time_text"] = _("Say how long it takes, or the number of working days.")
        return errors

    @property
    def takes(self) -> str:
        """How long it takes: the words, else the working days, of which none is "at once"."""
        if self.time_text or self.days is None:
            return self.time_text
        if self.days == 0:
            return pgettext("procedure", "At once")
        # Vietnamese has one form; English tells one from many.
        number = {"count": self.days}
        if self.days == 1:
            return pgettext("procedure", "%(count)s working day") % number
        return pgettext("procedure", "%(count)s working days") % number

    @property
    def costs(self) -> str:
        """The fee as a figure, "Miễn phí" where it is nothing, "" where there is no figure."""
        if self.fee is None:
            return ""
        return vnd(self.fee) if self.fee else pgettext("procedure", "Free")


class ProcedureStep(TranslatableMixin, Orderable):
    """What is done, one step after the other."""

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="steps")
    text = models.TextField(_("step"), max_length=600)

    panels = [FieldPanel("text")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = pgettext_lazy("procedure", "step")
        verbose_name_plural = pgettext_lazy("procedure", "steps")

    def __str__(self):
        return self.text


class ProcedurePaper(PublishingRules, TranslatableMixin, Orderable):
    """A paper to bring: how many originals and copies, or only to be shown."""

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="papers")
    name = models.CharField(_("paper"), max_length=1000)
    originals = models.PositiveSmallIntegerField(_("originals"), default=1)
    copies = models.PositiveSmallIntegerField(_("copies"), default=0)
    to_show = models.BooleanField(
        _("only to be shown"), default=False, help_text=_("It is looked at and given back.")
    )
    condition = models.CharField(
        _("only in this case"),
        max_length=300,
        blank=True,
        help_text=_(
            "Such as “Nếu cha mẹ chưa đăng ký kết hôn”: papers of one case stand together."
        ),
    )
    form_code = models.CharField(
        _("name of the form"), max_length=120, blank=True, help_text=_("As on the form itself.")
    )
    form = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name=_("form as a file"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    fills_on_screen = models.BooleanField(
        _("can be filled in on a computer"),
        default=False,
        help_text=_("Word files always can; tick it for a PDF with fields to write in."),
    )

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("originals"), FieldPanel("copies"), FieldPanel("to_show")]),
        FieldPanel("condition"),
        FieldRowPanel([FieldPanel("form_code"), FieldPanel("form"), FieldPanel("fills_on_screen")]),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("paper to bring")
        verbose_name_plural = _("papers to bring")

    def __str__(self):
        return self.name

    @property
    def is_filled_on_screen(self) -> bool:
        """Whether the form can be filled in before it is printed."""
        kind = self.form.file_extension.lower() if self.form else ""
        return kind in WRITABLE or bool(kind and self.fills_on_screen)

    def publishing_errors(self) -> dict[str, Text]:
        errors = super().publishing_errors()
        if not (self.originals or self.copies or self.to_show):
            errors["originals"] = _("Say how many originals or copies, or that it is only shown.")
        return errors


class ProcedureBasis(Orderable):
    """A document that a procedure rests on (the province's list of legal bases)."""

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="bases")
    basis = models.ForeignKey(
        "units.LegalBasis",
        verbose_name=pgettext_lazy("legal basis", "document"),
        on_delete=models.PROTECT,
        related_name="+",
    )

    panels = [FieldPanel("basis")]

    class Meta(Orderable.Meta):
        verbose_name = _("document it rests on")
        verbose_name_plural = _("documents it rests on")

    def __str__(self):
        return str(self.basis)

    def has_ended(self, day: date | None = None) -> bool:
        """Whether the document is out of force on a day, else today."""
        last = self.basis.effective_to
        return bool(last and last < (day or timezone.localdate()))
