"""Which certificates somebody was warned of, and where producers want to be warned."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from portal.core.models.stamps import of_site
from portal.privacy.codes import new_code as new_digits
from portal.privacy.consents import Consent
from portal.privacy.models import KEPT_TAG
from products.models import ProducerPage
from products.renewal.choices import CONSENTS, Purpose
from products.renewal.models.rubrics import OFFICERS_ONLY

PREFIX = "NH"


def new_code() -> str:
    """A fresh code such as "NH-4829-1057-3364"."""
    return new_digits(PREFIX)


class Reminder(models.Model):
    """A certificate has reached a step before its end (180, 90, 30 days): told once."""

    wagtail_reference_index_ignore = True
    never_shown = OFFICERS_ONLY

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    product_key = models.UUIDField(editable=False)
    # As told in the mails.
    title = models.CharField(_("product"), max_length=255)
    expires_on = models.DateField(_("ends on"))
    step = models.PositiveSmallIntegerField(_("days before"))
    noted_on = models.DateField(_("noted on"), db_index=True)
    # When the mail to the producer went, where they want one.
    mailed_at = models.DateTimeField(_("mailed to the producer at"), null=True, blank=True)

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ["-noted_on", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["product_key", "expires_on", "step"], name="renewal_reminded_once"
            )
        ]
        indexes = [models.Index(fields=["site", "noted_on"], name="reminder_by_site")]

    def __str__(self) -> str:
        return f"{self.title}: {self.step}"


class ReminderAddress(Consent):
    """Where a producer wants to be reminded, with the consent to it: personal data.

    Once that is taken back the address goes; what was agreed to, and when, stays as the proof.
    """

    texts, purposes = CONSENTS, Purpose

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    producer = models.ForeignKey(
        ProducerPage,
        verbose_name=_("producer"),
        on_delete=models.CASCADE,
        related_name="reminder_addresses",
    )
    code = models.CharField(_("code"), max_length=20, unique=True, default=new_code, editable=False)
    email = models.EmailField(_("e-mail"), blank=True)

    role_permissions = {"editor": ("view", "change"), "admin": ("view", "change")}

    class Meta:
        verbose_name = _("address for reminders")
        verbose_name_plural = _("addresses for reminders")
        ordering = ["-given_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["producer"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="renewal_one_address",
            )
        ]

    def __str__(self) -> str:
        # Never the address: this is what logs and error pages would show.
        return self.code

    def changed_stamps(self) -> list:
        """The page of what is kept counts them."""
        return [of_site(self.site_id, KEPT_TAG)]
