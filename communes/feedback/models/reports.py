"""What people say is broken or wrong: rows of one commune, apart from pages.

Nothing here has revisions, a place in a search index, a chooser or the reference index. Readers
get what officers wrote of it (`title`, `public_text`), never the sender's own words or name.
"""

import uuid
from datetime import date, timedelta

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from communes.feedback.addresses import feedback_path
from communes.feedback.choices import (
    ASKED_AFTER_DAYS,
    LONGEST_NOTE,
    LONGEST_TEXT,
    PREFIX,
    TAG,
    Channel,
    Status,
)
from communes.feedback.models.steps import ReportSteps
from communes.feedback.querysets import ReportQuerySet
from communes.models import Village
from portal.core.models.stamps import of_site, on_all_sites
from portal.core.sections import section_in
from portal.core.workdays import add_working_days
from portal.privacy.codes import new_code as new_digits
from portal.privacy.models import KEPT_TAG


def new_code() -> str:
    """A fresh code such as "PA-4829-1057-3364"."""
    return new_digits(PREFIX)


class FeedbackReport(ReportSteps, models.Model):
    """A report of one commune; `title` and `public_text` are what readers get of it."""

    wagtail_reference_index_ignore = True

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    code = models.CharField(_("code"), max_length=20, unique=True, default=new_code, editable=False)
    # Of the form it came with: sent twice it is one report.
    sent_key = models.UUIDField(default=uuid.uuid4, editable=False, db_index=True)
    channel = models.CharField(
        _("how it came"), max_length=8, choices=Channel.choices, default=Channel.WEB
    )
    kind = models.ForeignKey(
        "feedback.FeedbackKind",
        verbose_name=_("kind"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    text = models.TextField(_("in the sender’s words"), max_length=LONGEST_TEXT, blank=True)
    place = models.CharField(_("landmark, in the sender’s words"), max_length=160, blank=True)
    village = models.ForeignKey(
        Village,
        verbose_name=_("village"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # To three places, about 100 m: a pin tells no house.
    latitude = models.DecimalField(
        _("latitude"), max_digits=5, decimal_places=3, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=6, decimal_places=3, null=True, blank=True
    )
    wants_private = models.BooleanField(_("not to be published"), default=False)
    status = models.CharField(
        _("state"), max_length=10, choices=Status.choices, default=Status.RECEIVED
    )
    received_at = models.DateTimeField(_("received at"), default=timezone.now)
    # The day it came, or was opened again.
    counts_from = models.DateField(_("days count from"), default=timezone.localdate)
    due_on = models.DateField(_("to be mended by"))
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)

    title = models.CharField(_("title for readers"), max_length=120, blank=True)
    public_text = models.TextField(_("text for readers"), max_length=LONGEST_TEXT, blank=True)
    public_place = models.CharField(_("place for readers"), max_length=160, blank=True)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True, db_index=True)
    # The officers' sentence with which it was closed; "" where only a head said that it is done.
    outcome = models.CharField(_("what became of it"), max_length=LONGEST_NOTE, blank=True)
    sent_to = models.CharField(_("sent to"), max_length=160, blank=True)
    duplicate_of = models.ForeignKey(
        "self",
        verbose_name=_("the same as"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    me_too_count = models.PositiveIntegerField(_("others who met it"), default=0)
    # Its sender opens it again by a click once; what they answered last, None: not yet.
    was_reopened = models.BooleanField(_("opened again by its sender"), default=False)
    is_mended = models.BooleanField(_("mended, says its sender"), null=True, blank=True)
    version = models.PositiveIntegerField(default=0, editable=False)
    purge_after = models.DateField(_("private data to be erased after"), db_index=True)
    is_sample = models.BooleanField(_("sample data"), default=False)

    role_permissions = dict.fromkeys(("editor", "approver", "admin"), ("view", "add", "change"))
    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["-received_at", "-pk"]
        indexes = [
            models.Index(fields=["site", "status"], name="feedback_by_site_and_status"),
            models.Index(fields=["site", "-received_at"], name="feedback_by_site_and_day"),
        ]

    def __str__(self):
        # Never its words: this is what logs and error pages would show.
        return self.code

    def changed_stamps(self) -> list:
        """Readers get those that are published, and the counts of all."""
        return [
            of_site(self.site_id, TAG),
            on_all_sites(TAG),
            of_site(self.site_id, KEPT_TAG),
        ]

    def last_day(self) -> date:
        """The day before whose end it should be mended."""
        return add_working_days(self.counts_from, self.kind.days)

    @property
    def start(self) -> str:
        """Its first words, for the officers' list."""
        return Truncator(self.title or self.text).chars(80) or self.code

    @property
    def is_open(self) -> bool:
        return self.status in Status.open()

    @property
    def is_overdue(self) -> bool:
        return self.is_open and self.due_on < timezone.localdate()

    @property
    def is_withdrawn(self) -> bool:
        return self.status == Status.WITHDRAWN

    @property
    def is_private(self) -> bool:
        """Whether readers never get it: its sender said so, or its kind is so."""
        return self.wants_private or self.kind.is_private

    @property
    def is_public(self) -> bool:
        """Whether readers have it, as `ReportQuerySet.public` tells."""
        return bool(self.published_at) and not self.is_private and not self.is_withdrawn

    @property
    def waits_for_a_look(self) -> bool:
        """Whether a head said that it is done and no officer has looked."""
        return self.status == Status.DONE and not self.outcome

    @property
    def where(self) -> str:
        """The place for readers: "Cầu Khe Cạn, xóm 4"."""
        return ", ".join(str(part) for part in (self.public_place, self.village) if part)

    @property
    def pin(self) -> str:
        """The point on the map as it is typed: "18.975, 105.321"; "" without one."""
        if self.latitude is None or self.longitude is None:
            return ""
        return f"{self.latitude}, {self.longitude}"

    @property
    def geo_url(self) -> str:
        """Opens the phone's map; "" without a pin."""
        return f"geo:{self.pin.replace(' ', '')}" if self.pin else ""

    @property
    def asked_from(self) -> date | None:
        """From which day its sender is asked whether it is done; None where that isn't asked."""
        if self.status != Status.DONE or self.closed_at is None:
            return None
        return timezone.localdate(self.closed_at) + timedelta(days=ASKED_AFTER_DAYS)

    @property
    def asks_sender(self) -> bool:
        """Whether its sender is asked now."""
        day = self.asked_from
        return bool(day and self.is_mended is None and day <= timezone.localdate())

    @property
    def follow_url(self) -> str:
        """Where its sender follows it: whole address, "" without the section."""
        index = section_in(self.site, "feedback.FeedbackIndexPage")
        return index.full_url + feedback_path("follow", self.code) if index else ""

    @cached_property
    def contact_or_none(self):
        """The sender's contact; None where none was given or it was erased."""
        try:
            return self.contact
        except ObjectDoesNotExist:
            return None
