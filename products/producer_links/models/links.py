"""A link by which a producer without an account sends changes, once, within some days."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from portal.core.models.stamps import of_site
from portal.privacy.codes import new_code as new_digits
from portal.privacy.consents import Consent
from portal.privacy.models import KEPT_TAG
from products.models import ProducerPage
from products.producer_links.choices import CONSENTS, Purpose, State

PREFIX = "NB"
LONGEST_REFUSAL = 300
NEVER_SHOWN = "Only behind a link's own address, which is never kept."
ROLES = ("editor", "approver", "admin")


def new_code() -> str:
    """A fresh code such as "NB-4829-1057-3364", by which a sending is called."""
    return new_digits(PREFIX)


def default_end() -> datetime:
    return timezone.now() + timedelta(days=settings.PRODUCER_LINK_DAYS)


def state_is(state: str) -> Q:
    """Links in a state, now."""
    if state == State.EXPIRED:
        return Q(status__in=State.open_states(), expires_at__lte=timezone.now())
    found = Q(status=state)
    return found & Q(expires_at__gt=timezone.now()) if state in State.open_states() else found


class ProducerLinkQuerySet(models.QuerySet["ProducerLink"]):
    def over_before(self, moment: datetime) -> "ProducerLinkQuerySet":
        """Those that ended, in whichever way, before a moment."""
        expired = Q(status__in=State.open_states(), expires_at__lt=moment)
        return self.filter(expired | Q(status__in=State.decided(), decided_at__lt=moment))


class ProducerLink(models.Model):
    """Made by an officer for products of one producer; what it holds opens nothing: of the
    secret in its address only the hash is kept."""

    wagtail_reference_index_ignore = True

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    producer = models.ForeignKey(
        ProducerPage, verbose_name=_("producer"), on_delete=models.CASCADE, related_name="+"
    )
    code = models.CharField(_("code"), max_length=20, unique=True, default=new_code, editable=False)
    secret_hash = models.CharField(max_length=64, unique=True, editable=False)
    status = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.WAITING
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    expires_at = models.DateTimeField(_("can be used until"), default=default_end, db_index=True)
    opened_at = models.DateTimeField(_("opened at"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    note = models.TextField(_("note of the producer"), max_length=1000, blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("officer who decided"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    refusal = models.CharField(_("answer to the producer"), max_length=LONGEST_REFUSAL, blank=True)
    is_sample = models.BooleanField(_("sample data"), default=False)

    role_permissions = dict.fromkeys(ROLES, ("view", "add", "change"))
    objects = ProducerLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link for a producer")
        verbose_name_plural = _("links for producers")
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["site", "status"], name="producer_link_by_state")]

    def __str__(self):
        # Never what was sent: this is what logs and error pages would show.
        return self.code

    def changed_stamps(self) -> list:
        """Readers see how much the commune keeps."""
        return [of_site(self.site_id, KEPT_TAG)]

    @property
    def state(self) -> State:
        """How far it is now."""
        is_over = self.expires_at <= timezone.now()
        return (
            State.EXPIRED if is_over and self.status in State.open_states() else State(self.status)
        )

    @property
    def is_open(self) -> bool:
        """Whether something can be sent with it."""
        return self.state in State.open_states()


class ProducerConsent(Consent):
    """What a producer agreed to with a sending. It outlasts the link: it proves why the page
    is shown."""

    never_shown = "Only on the officer's screen."
    texts, purposes = CONSENTS, Purpose

    producer = models.ForeignKey(
        ProducerPage, verbose_name=_("producer"), on_delete=models.CASCADE, related_name="+"
    )
    link = models.ForeignKey(
        ProducerLink,
        verbose_name=_("link"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="consents",
    )

    class Meta:
        verbose_name = _("consent of a producer")
        verbose_name_plural = _("consents of producers")
        ordering = ["given_at", "pk"]
