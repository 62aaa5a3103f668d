"""A decision of the province on OCOP stars."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.core.models.stamps import to_communes
from portal.register.numbers import number_key
from products.criteria import end_by_rule
from products.decisions.choices import DecisionKind

TAG = "decisions"


class OcopDecision(models.Model):
    """What was decided on a day; its products are the entries below it."""

    number = models.CharField(
        _("decision number"), max_length=60, help_text=_("Such as “303/QĐ-UBND”.")
    )
    issued_on = models.DateField(pgettext_lazy("decision", "issued on"))
    authority = models.CharField(
        _("decided by"), max_length=120, blank=True, help_text=_("Such as “UBND tỉnh Nghệ An”.")
    )
    kind = models.CharField(
        pgettext_lazy("decision", "what it does"),
        max_length=10,
        choices=DecisionKind.choices,
        default=DecisionKind.RECOGNISE,
    )
    criteria_set = models.CharField(_("criteria"), max_length=60, blank=True)
    source_url = models.URLField(_("where it was published"), blank=True)
    is_sample = models.BooleanField(_("sample data"), default=False)
    number_key = models.CharField(max_length=60, editable=False, db_index=True)

    province_permissions = {"editor": ("view",), "admin": ("view", "add", "change", "delete")}

    class Meta:
        verbose_name = _("OCOP decision")
        verbose_name_plural = _("OCOP decisions")
        ordering = ["-issued_on", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["number_key", "issued_on"],
                name="ocop_decision_once",
                violation_error_message=_("This decision is in the register already."),
            )
        ]

    def __str__(self) -> str:
        return self.number

    def changed_stamps(self) -> list:
        """The pages that check stars tell how far the register reaches."""
        return [to_communes(TAG)]

    def clean(self):
        super().clean()
        self.number_key = number_key(self.number or "")
        if self.issued_on and self.issued_on > timezone.localdate():
            raise ValidationError(
                {"issued_on": _("This day is still to come. Check the decision.")}
            )

    def save(self, *args, **kwargs):
        self.number_key = number_key(self.number)
        with transaction.atomic():
            before = type(self).objects.filter(pk=self.pk).values_list("issued_on", flat=True)
            day = before.first()
            super().save(*args, **kwargs)
            if day and day != self.issued_on:
                self._move_ends(day)

    def _move_ends(self, before: date) -> None:
        """Ends that follow from the day by the rule go along when it is corrected."""
        ended = self.entries.filter(valid_until=end_by_rule(before))
        ended.update(valid_until=end_by_rule(self.issued_on))

    @property
    def revokes(self) -> bool:
        return self.kind == DecisionKind.REVOKE
