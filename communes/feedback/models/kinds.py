"""What people report: one list for the whole province."""

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel

from portal.core.models.vocabulary import Vocabulary

MOST_DAYS = 90


class FeedbackKind(Vocabulary):
    """A kind of report: who mends it within which time, whom to call, whether readers see it."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    name_en = models.CharField(_("name in English"), max_length=60, blank=True)
    owner = models.CharField(
        _("unit in charge"), max_length=120, help_text=_("As readers see it: “Phòng Kinh tế”.")
    )
    days = models.PositiveSmallIntegerField(
        _("working days to mend"),
        default=7,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_DAYS)],
    )
    call_name = models.CharField(
        _("not the commune’s: whom to call"),
        max_length=120,
        blank=True,
        help_text=_("Such as “Dây điện đứt: gọi tổng đài điện lực”."),
    )
    # Short numbers such as 112 are no `PhoneField`.
    call_phone = models.CharField(
        _("number to call"),
        max_length=16,
        blank=True,
        validators=[RegexValidator(r"^[0-9][0-9 .]{2,15}$", _("Write digits, such as 112."))],
    )
    is_private = models.BooleanField(
        _("never published"),
        default=False,
        help_text=_("Noise, neighbours, poverty: only the commune reads such reports."),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_active = models.BooleanField(
        _("can be chosen"),
        default=True,
        help_text=_("Switch off instead of deleting: earlier reports keep their kind."),
    )

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("name_en")]),
        FieldRowPanel([FieldPanel("owner"), FieldPanel("days")]),
        FieldRowPanel([FieldPanel("call_name"), FieldPanel("call_phone")]),
        FieldPanel("is_private"),
        FieldRowPanel([FieldPanel("order"), FieldPanel("is_active")]),
        HelpPanel(_("Reports that came already keep their last day.")),
    ]

    class Meta(Vocabulary.Meta):
        verbose_name = _("kind of report")
        verbose_name_plural = _("kinds of reports")
