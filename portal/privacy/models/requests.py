"""What people ask of their own data: the register. It holds no personal data once closed."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from portal.core.models.stamps import of_site
from portal.privacy.choices import Kind, State, Step, Way
from portal.privacy.codes import new_code, read_code
from portal.privacy.looks import officer_name
from portal.privacy.models.steps import RequestSteps
from portal.privacy.models.tags import KEPT_TAG
from portal.privacy.rules import rules

if TYPE_CHECKING:
    from portal.privacy.providers import Found

LONGEST_NOTE = 500


class DataRequestQuerySet(models.QuerySet["DataRequest"]):
    """Requests. Always start from `in_site` or a permission policy."""

    def in_site(self, site: Site) -> "DataRequestQuerySet":
        return self.filter(site=site)

    def open(self) -> "DataRequestQuerySet":
        """Those that the site still owes something."""
        return self.filter(state__in=State.open())

    def late(self, today: date | None = None) -> "DataRequestQuerySet":
        """Those whose next day has passed: to reply, or to do it."""
        today = today or timezone.localdate()
        unanswered = models.Q(state=State.RECEIVED, reply_due_on__lt=today)
        return self.open().filter(unanswered | models.Q(due_on__lt=today))

    def about(self, provider: str, *codes: str) -> "DataRequestQuerySet":
        """Those about what stands behind some codes of a provider."""
        return self.filter(provider=provider, subject__in=codes)

    def forget(self) -> None:
        """Erases what people wrote: for whoever erases what it was about."""
        self.exclude(details="").update(details="")

    def meant_by(self, typed: str) -> "DataRequest | None":
        """The request whose code was typed; None if none."""
        code = read_code(typed)
        return self.filter(code=code).first() if code else None

    @transaction.atomic
    def receive(
        self,
        found: "Found",
        kind: str,
        *,
        way: str = Way.ONLINE,
        details: str = "",
        at: datetime | None = None,
        by: Any = None,
        **values: Any,
    ) -> "DataRequest":
        """Takes in a request about what was found; an open one of that kind is the same one."""
        # One at a time for each site: a second click must find the first one's row.
        Site.objects.select_for_update(no_key=True).get(pk=found.site.pk)
        same = self.open().in_site(found.site).about(found.provider.name, found.code)
        if known := same.filter(kind=kind).first():
            if details:
                known.details = details
                known.save(update_fields=["details"])
            return known
        at = at or timezone.now()
        day = timezone.localdate(at)
        request = self.create(
            site=found.site,
            kind=kind,
            provider=found.provider.name,
            subject=found.code,
            way=way,
            details=details,
            received_at=at,
            reply_due_on=rules().reply_due(day),
            due_on=rules().due(kind, day),
            **values,
        )
        by_name = officer_name(by) if by else ""
        request.events.create(at=at, step=Step.RECEIVED, by=by, by_name=by_name)
        return request


class DataRequest(RequestSteps, models.Model):
    """One request. What it is about is known by the code alone."""

    wagtail_reference_index_ignore = True

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    code = models.CharField(_("code"), max_length=20, unique=True, default=new_code, editable=False)
    kind = models.CharField(_("what is asked for"), max_length=8, choices=Kind.choices)
    provider = models.CharField(_("what it is about"), max_length=20, editable=False)
    subject = models.CharField(_("code of what it is about"), max_length=20, editable=False)
    way = models.CharField(_("how it came"), max_length=8, choices=Way.choices, default=Way.ONLINE)
    # The person's own words; gone when the request is closed.
    details = models.TextField(_("what the person writes"), max_length=1000, blank=True)
    state = models.CharField(
        _("state"), max_length=8, choices=State.choices, default=State.RECEIVED
    )
    received_at = models.DateTimeField(_("received at"), default=timezone.now)
    reply_due_on = models.DateField(_("reply before"))
    replied_at = models.DateTimeField(_("replied at"), null=True, blank=True)
    due_on = models.DateField(_("do it before"))
    extended_at = models.DateTimeField(_("extended at"), null=True, blank=True)
    extension_reason = models.CharField(
        _("why it takes longer"), max_length=LONGEST_NOTE, blank=True
    )
    done_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    decision = models.CharField(_("what was decided"), max_length=LONGEST_NOTE, blank=True)
    is_sample = models.BooleanField(_("sample data"), default=False)

    # "delete": may decide that data are erased. Rows of the register are deleted by nobody.
    role_permissions = {
        "editor": ("view", "add", "change"),
        "admin": ("view", "add", "change", "delete"),
    }
    objects = DataRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request about personal data")
        verbose_name_plural = _("requests about personal data")
        ordering = ["-received_at", "-pk"]
        indexes = [models.Index(fields=["site", "state"], name="request_by_site_and_state")]

    def __str__(self):
        return self.code

    def changed_stamps(self) -> list:
        """Readers see how many there are."""
        return [of_site(self.site_id, KEPT_TAG)]

    @property
    def is_open(self) -> bool:
        return self.state in State.open()

    @property
    def next_due(self) -> date | None:
        """The day that counts next: to reply, then to do it; None once it is closed."""
        if not self.is_open:
            return None
        if self.state == State.RECEIVED:
            return min(self.reply_due_on, self.due_on)
        return self.due_on

    @property
    def is_late(self) -> bool:
        return self.next_due is not None and self.next_due < timezone.localdate()

    @property
    def can_be_extended(self) -> bool:
        return self.is_open and self.extended_at is None


class DataRequestEvent(models.Model):
    """A step on a request's way. Its note names no citizen: it stays in the register."""

    wagtail_reference_index_ignore = True
    never_shown = "Only on the page behind the code, which is never kept."

    request = models.ForeignKey(
        DataRequest, verbose_name=_("request"), on_delete=models.CASCADE, related_name="events"
    )
    at = models.DateTimeField(_("at"), default=timezone.now)
    step = models.CharField(_("step"), max_length=8, choices=Step.choices)
    note = models.CharField(_("note"), max_length=LONGEST_NOTE, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    by_name = models.CharField(_("by"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("step of a request")
        verbose_name_plural = _("steps of a request")
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.get_step_display()} {self.at:%Y-%m-%d}"
