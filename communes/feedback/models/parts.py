"""What belongs to a report: contact, consent, pictures, and the log of its way."""

import secrets
import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Site

from communes.feedback.choices import CONSENTS, LONGEST_NOTE, TAG, Maker, Purpose, Step
from communes.feedback.models.reports import FeedbackReport
from communes.feedback.querysets import PhotoQuerySet
from portal.core.models.stamps import of_site, on_all_sites
from portal.core.typed.phones import PhoneField
from portal.privacy.consents import Consent
from portal.privacy.models import KEPT_TAG

ONLY_BEHIND_CODE = "Only on the page behind the code, which is never kept."


class FeedbackContact(models.Model):
    """Who reported and how to reach them. A row of its own, so that it can go alone."""

    wagtail_reference_index_ignore = True

    report = models.OneToOneField(
        FeedbackReport, verbose_name=_("report"), on_delete=models.CASCADE, related_name="contact"
    )
    name = models.CharField(pgettext_lazy("person", "name"), max_length=80, blank=True)
    phone = PhoneField(pgettext_lazy("person", "phone"), blank=True)

    class Meta:
        verbose_name = _("sender’s contact")
        verbose_name_plural = _("senders’ contacts")

    def __str__(self):
        return f"contact {self.pk}"

    def changed_stamps(self) -> list:
        """Readers see how many there are."""
        return [of_site(self.report.site_id, KEPT_TAG)]


class FeedbackConsent(Consent):
    """What a sender agreed to, or took back; goes with the report."""

    never_shown = ONLY_BEHIND_CODE
    texts, purposes = CONSENTS, Purpose

    report = models.ForeignKey(
        FeedbackReport, verbose_name=_("report"), on_delete=models.CASCADE, related_name="consents"
    )

    class Meta:
        verbose_name = _("consent of a sender")
        verbose_name_plural = _("consents of senders")
        ordering = ["given_at", "pk"]


class FeedbackEvent(models.Model):
    """A step on a report's way. The sender reads its note, so it holds no names."""

    wagtail_reference_index_ignore = True

    report = models.ForeignKey(
        FeedbackReport, verbose_name=_("report"), on_delete=models.CASCADE, related_name="events"
    )
    at = models.DateTimeField(_("at"), default=timezone.now)
    step = models.CharField(_("step"), max_length=10, choices=Step.choices)
    note = models.CharField(_("note"), max_length=LONGEST_NOTE, blank=True)
    maker = models.CharField(_("by whom"), max_length=8, choices=Maker.choices, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("officer"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("step of a report")
        verbose_name_plural = _("steps of a report")
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.step} {self.at:%Y-%m-%d}"

    def changed_stamps(self) -> list:
        """Readers get when each step was taken."""
        return [of_site(self.report.site_id, TAG), on_all_sites(TAG)]


def _token_name(folder: str, name: str) -> str:
    return f"{folder}/{secrets.token_hex(16)}.{name.rpartition('.')[2]}"


def private_path(_photo: "FeedbackPhoto", name: str) -> str:
    """Among the files that the web server gives to nobody: they pass a view that asks."""
    return _token_name("documents/phan-anh", name)


def public_path(_photo: "FeedbackPhoto", name: str) -> str:
    """Where the web server gives it to everyone."""
    return _token_name("phan-anh", name)


class FeedbackPhoto(models.Model):
    """A picture of a report. It is private; what readers get is a copy of its own, with boxes over
    faces and plates, that exists only while the report is published and the picture chosen."""

    wagtail_reference_index_ignore = True

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    # None until the form that it came with is sent off; `sent_key` is that form's.
    report = models.ForeignKey(
        FeedbackReport,
        verbose_name=_("report"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="photos",
    )
    sent_key = models.UUIDField(default=uuid.uuid4, editable=False, db_index=True)
    file = models.ImageField(_("picture"), upload_to=private_path, blank=True)
    small = models.ImageField(_("small picture"), upload_to=private_path, blank=True)
    public_file = models.ImageField(_("picture for readers"), upload_to=public_path, blank=True)
    public_width = models.PositiveIntegerField(null=True, editable=False)
    public_height = models.PositiveIntegerField(null=True, editable=False)
    maker = models.CharField(
        _("by whom"), max_length=8, choices=Maker.choices, default=Maker.SENDER
    )
    is_after = models.BooleanField(_("taken after it was mended"), default=False)
    is_shown = models.BooleanField(_("readers get it"), default=False)
    # (left, top, width, height) in hundredths of the picture.
    boxes = models.JSONField(_("boxes over faces and plates"), default=list, blank=True)
    added_at = models.DateTimeField(_("added at"), default=timezone.now)

    role_permissions = dict.fromkeys(("editor", "approver", "admin"), ("view", "add", "change"))
    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture of a report")
        verbose_name_plural = _("pictures of reports")
        ordering = ["pk"]

    def __str__(self):
        return f"picture {self.pk}"

    def changed_stamps(self) -> list:
        """Readers get those that are shown."""
        return [of_site(self.site_id, TAG), on_all_sites(TAG)]

    @property
    def seen(self):
        """What officers and the sender see: the small copy once there is one, and what readers
        have once the original was erased; without a name where nothing is left."""
        return self.small or self.file or self.public_file
