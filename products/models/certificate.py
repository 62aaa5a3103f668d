"""What an OCOP certificate says, and when it may be shown."""

from datetime import date, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.core.hints import Text
from portal.core.publishing import PublishingRules
from products.criteria import criteria_on, end_by_rule
from products.models.choices import (
    ENDING_STEPS,
    EXPIRING_DAYS,
    PROVING_EVIDENCE,
    CertificateState,
    EvidenceLevel,
    RevocationReason,
    Stars,
)

ONE_DAY = timedelta(days=1)


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
        help_text=_("Left empty, it follows the criteria of that day: 36 months later."),
    )
    expiry_reason = models.CharField(
        _("why it ends on another day"),
        max_length=160,
        blank=True,
        help_text=_("Only where the last day is not the one by the criteria."),
    )
    criteria_set = models.CharField(
        _("criteria"),
        max_length=40,
        blank=True,
        help_text=_("Left empty, those in force on the day of certification."),
    )
    reassessing_since = models.DateField(
        _("dossier for re-assessment handed in on"),
        null=True,
        blank=True,
        help_text=_("Until a new decision comes, readers see that it is being re-assessed."),
    )
    revoked_on = models.DateField(
        _("revoked on"), null=True, blank=True, help_text=_("From this day on no stars are shown.")
    )
    revocation_reason = models.CharField(
        _("reason of the revocation"), max_length=10, choices=RevocationReason.choices, blank=True
    )
    revocation_decision = models.CharField(
        _("decision of the revocation"), max_length=60, blank=True
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

    def fill_by_rule(self) -> None:
        """Sets the last day and the criteria where only the day of certification is known."""
        if not self.certified_on:
            return
        self.expires_on = self.expires_on or end_by_rule(self.certified_on)
        rule = criteria_on(self.certified_on)
        if self.star_rating and not self.criteria_set and rule.in_force_from <= self.certified_on:
            self.criteria_set = rule.label

    def clean(self):
        self.fill_by_rule()
        super().clean()

    def publishing_errors(self) -> dict[str, Text]:
        errors = super().publishing_errors()
        if self.star_rating:
            errors |= self._errors_of_stars()
        errors |= self._errors_of_what_came_later() | self._errors_of_term()
        return errors

    def _errors_of_stars(self) -> dict[str, Text]:
        errors: dict[str, Text] = {}
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

    def _errors_of_term(self) -> dict[str, Text]:
        if not self.certified_on:
            return {}
        if self.certified_on > timezone.localdate():
            return {"certified_on": _("This day is still to come. Check the decision.")}
        if self.expires_on and self.expires_on <= self.certified_on:
            return {"expires_on": _("The last day must be after the day of certification.")}
        if self.expires_on and not self.expiry_reason and not self._ends_by_rule(self.expires_on):
            return {
                "expiry_reason": _(
                    "By the criteria it ends on %(day)s. Say why it ends on another day, or empty"
                    " the last day."
                )
                % {"day": end_by_rule(self.certified_on).strftime("%d/%m/%Y")}
            }
        return {}

    def _ends_by_rule(self, last: date) -> bool:
        """Some count the last day, some the day after it: both are the term of the criteria."""
        return self.certified_on is None or abs(end_by_rule(self.certified_on) - last) <= ONE_DAY

    def _errors_of_what_came_later(self) -> dict[str, Text]:
        errors: dict[str, Text] = {}
        given = self.certified_on or date.min
        if self.reassessing_since and self.reassessing_since > timezone.localdate():
            errors["reassessing_since"] = _("This day is still to come: write when it was done.")
        elif self.reassessing_since and self.reassessing_since <= given:
            errors["reassessing_since"] = _(
                "This dossier is from before the certificate. Empty the day if it has led to it."
            )
        if self.revoked_on is None:
            if self.revocation_reason or self.revocation_decision:
                errors["revoked_on"] = _("Write the day, or empty the reason and the decision.")
            return errors
        if self.revoked_on < given:
            errors["revoked_on"] = _(
                "This revocation is from before the certificate. Empty it if there is a new one."
            )
        if not self.revocation_reason:
            errors["revocation_reason"] = _("Choose why the certificate was revoked.")
        if not self.revocation_decision:
            errors["revocation_decision"] = _("Write the number of the decision that revokes it.")
        return errors

    @property
    def has_proven_stars(self) -> bool:
        """Whether stars were given and proven, still valid or not."""
        return bool(
            self.star_rating and self.expires_on and self.evidence_level in PROVING_EVIDENCE
        )

    @property
    def stars_until(self) -> date | None:
        """The last day on which the stars count: the certificate's, or that before a revocation."""
        if not self.has_proven_stars or self.expires_on is None:
            return None
        if self.revoked_on is None:
            return self.expires_on
        return min(self.expires_on, self.revoked_on - ONE_DAY)

    def stars_on(self, day: date) -> int:
        """The stars that may be shown on a day, or 0; a re-assessment leaves them until the end."""
        until = self.stars_until
        return (self.star_rating or 0) if until and day <= until else 0

    def certificate_state_on(self, day: date) -> CertificateState:
        """Where the certificate stands on a day; the last day of validity still counts."""
        if not self.has_proven_stars or not self.expires_on:
            return CertificateState.NONE
        if self.revoked_on and self.revoked_on <= day:
            return CertificateState.REVOKED
        if self.reassessing_since and self.reassessing_since <= day:
            return CertificateState.REASSESSING
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
        return self.stars_on(timezone.localdate())

    @property
    def days_left(self) -> int:
        """How many days the stars still count after today; 0 on the last one and later."""
        until = self.stars_until
        return max((until - timezone.localdate()).days, 0) if until else 0

    def ending_step_on(self, day: date) -> int | None:
        """The step of `ENDING_STEPS` that a certificate about to expire has reached on a day."""
        if self.certificate_state_on(day) != CertificateState.EXPIRING or not self.expires_on:
            return None
        left = (self.expires_on - day).days
        return min(step for step in ENDING_STEPS if left <= step)
