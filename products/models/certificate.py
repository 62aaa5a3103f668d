"""What an OCOP certificate says, and when it may be shown."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.core.hints import Text
from portal.core.publishing import PublishingRules
from portal.core.workdays import add_months
from products.models.choices import (
    EXPIRING_DAYS,
    PROVING_EVIDENCE,
    CertificateState,
    EvidenceLevel,
    Stars,
)


class CertificateMixin(PublishingRules, models.Model):
    """Stars with their proof and their term. Without proof no star is ever shown."""

    star_rating = models.PositiveSmallIntegerField(
        _("stars"), choices=Stars.choices, null=True, blank=True
    )
    evidence_level = models.CharField(
        _("proof of the stars"),
        max_length=2,
        choices=EvidenceLevel.choices,
        blank=True,
        help_text=_("Only A and B1 prove stars. Leave the stars empty with B2 and C."),
    )
    certificate_number = models.CharField(_("certificate number"), max_length=60, blank=True)
    decision_number = models.CharField(
        _("decision number"),
        max_length=60,
        blank=True,
        help_text=_("Such as “3456/QĐ-UBND”. Needed with proof A."),
    )
    decision_authority = models.CharField(
        _("decided by"), max_length=120, blank=True, help_text=_("Such as “UBND tỉnh Nghệ An”.")
    )
    certified_on = models.DateField(_("certified on"), null=True, blank=True)
    expires_on = models.DateField(
        pgettext_lazy("certificate", "valid until"),
        null=True,
        blank=True,
        help_text=_("Left empty, it is 36 months after the day of certification."),
    )
    criteria_set = models.CharField(
        _("criteria"),
        max_length=40,
        blank=True,
        help_text=_("The decision with the criteria, such as “148/QĐ-TTg (2023)”."),
    )
    certificate_scan = models.ForeignKey(
        "core.CustomDocument",
        verbose_name=_("scan of the certificate"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        abstract = True

    def fill_expiry(self) -> None:
        """Sets the last day of validity where only the first is known."""
        if self.certified_on and not self.expires_on:
            months = settings.OCOP_VALID_MONTHS
            self.expires_on = add_months(self.certified_on, months)

    def clean(self):
        self.fill_expiry()
        super().clean()

    def publishing_errors(self) -> dict[str, Text]:
        errors = super().publishing_errors()
        if self.star_rating:
            errors |= self._errors_of_stars()
        if self.certified_on and self.certified_on > timezone.localdate():
            errors["certified_on"] = _("This day is still to come. Check the decision.")
        elif self.certified_on and self.expires_on and self.expires_on <= self.certified_on:
            errors["expires_on"] = _("The last day must be after the day of certification.")
        return errors

    def _errors_of_stars(self) -> dict:
        errors = {}
        if not self.evidence_level:
            errors["evidence_level"] = _("Say what proves the stars, or leave the stars empty.")
        elif self.evidence_level not in PROVING_EVIDENCE:
            errors["star_rating"] = _(
                "Proof B2 or C doesn't prove stars. Leave the stars empty until there is a"
                " decision (A) or state news (B1)."
            )
        elif self.evidence_level == EvidenceLevel.DECISION and not self.decision_number:
            errors["decision_number"] = _("Write the decision's number: proof A rests on it.")
        if not self.expires_on:
            errors["certified_on"] = _(
                "Write the day of certification: stars are only valid for a time."
            )
        return errors

    @property
    def has_proven_stars(self) -> bool:
        """Whether stars were given and proven, still valid or not."""
        return bool(
            self.star_rating and self.expires_on and self.evidence_level in PROVING_EVIDENCE
        )

    def certificate_state_on(self, day: date) -> CertificateState:
        """Where the certificate stands on a day; the last day of validity still counts."""
        if not self.has_proven_stars or not self.expires_on:
            return CertificateState.NONE
        if self.expires_on < day:
            return CertificateState.EXPIRED
        if (self.expires_on - day).days <= EXPIRING_DAYS:
            return CertificateState.EXPIRING
        return CertificateState.VALID

    @property
    def certificate_state(self) -> CertificateState:
        """Where the certificate stands today."""
        return self.certificate_state_on(timezone.localdate())

    @property
    def current_stars(self) -> int:
        """The stars that may be shown today, or 0."""
        if self.certificate_state in (CertificateState.VALID, CertificateState.EXPIRING):
            return self.star_rating or 0
        return 0
