"""The warnings that went out: each message as it was sent, for good."""

from typing import TYPE_CHECKING, Any, NoReturn
from uuid import UUID, uuid4

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Site

from communes.warnings.moments import cap_moment
from portal.core.models.stamps import Name, of_site, on_all_sites

if TYPE_CHECKING:
    from portal.sites.frame import Frame

# The tag that kept feeds follow (portal.pagecache).
TAG = "warnings"


class Sent(Exception):
    """A message that went out was to be changed or deleted."""


def _refuse(*_args: Any, **_kwargs: Any) -> NoReturn:
    raise Sent("What was sent stays as it is: send an update or a cancellation instead.")


class MessageType(models.TextChoices):
    """What a message does to those before it; the values are those of CAP 1.2."""

    ALERT = "Alert", pgettext_lazy("warning", "Warning")
    UPDATE = "Update", pgettext_lazy("warning", "Update")
    CANCEL = "Cancel", pgettext_lazy("warning", "Withdrawal")


class Status(models.TextChoices):
    """How a message is meant; the values are those of CAP 1.2."""

    ACTUAL = "Actual", pgettext_lazy("warning", "Real")
    EXERCISE = "Exercise", pgettext_lazy("warning", "Drill")
    TEST = "Test", pgettext_lazy("warning", "Sample data")


class MessageQuerySet(models.QuerySet["WarningMessage"]):
    """Messages; what would change many at once is refused."""

    update = delete = bulk_create = bulk_update = _refuse

    def about(self, notice: UUID) -> "MessageQuerySet":
        """All messages of a notice, by its `translation_key`, the oldest first."""
        return self.filter(notice=notice).order_by("pk")

    def standing(self, notice: UUID) -> list["WarningMessage"]:
        """The messages of a notice that whoever got them still goes by, the oldest first: none
        once they were withdrawn, or have ended. Two queries."""
        last = self.about(notice).last()
        if last is None or last.is_cancel or last.expires <= timezone.now():
            return []
        return list(self.filter(chain=last.chain).order_by("pk"))

    def current(self) -> "MessageQuerySet":
        """The last message of each warning, until it ends; a withdrawal until what it took back
        would have."""
        later = self.model.objects.filter(chain=OuterRef("chain"), pk__gt=OuterRef("pk"))
        return self.filter(~Exists(later), expires__gt=timezone.now())

    def current_in(self, frame: "Frame") -> "MessageQuerySet":
        """Those of a site's own, on the portal of all sites', the newest first."""
        found = self.current().select_related("site").order_by("-pk")
        return found if frame.is_portal else found.filter(site=frame.site)


class WarningMessage(models.Model):
    """A message of public warning (CAP 1.2) as it went out. Public data only.

    Written by `communes.warnings.sending` and by nothing else; a row that is there can be neither
    changed nor deleted. `notice` is the `translation_key` of its notice, which may be gone;
    `chain` the `uid` of the first message of the warning that it belongs to; `said` a digest of
    what it says; `expires` of a withdrawal is the end of what it withdrew.
    """

    wagtail_reference_index_ignore = True

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.PROTECT, related_name="+"
    )
    notice = models.UUIDField(db_index=True)
    chain = models.UUIDField(db_index=True)
    message_type = models.CharField(_("message"), max_length=6, choices=MessageType.choices)
    status = models.CharField(_("status"), max_length=8, choices=Status.choices)
    sent = models.DateTimeField(_("sent"))
    expires = models.DateTimeField(_("holds until"), db_index=True)
    sender = models.CharField(_("sender"), max_length=255)
    sender_name = models.CharField(_("issued by"), max_length=160)
    headline = models.CharField(_("headline"), max_length=300)
    headline_en = models.CharField(_("headline in English"), max_length=300, blank=True)
    said = models.CharField(max_length=64)
    xml = models.TextField("XML")

    role_permissions = dict.fromkeys(("editor", "approver", "admin"), ("view",))
    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message of warning")
        verbose_name_plural = _("messages of warning")
        default_permissions = ("view",)
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.message_type} {self.identifier}"

    def save(self, *args, **kwargs):
        """Keeps a new message. Raises `Sent` for one that is there."""
        if self.pk or not self._state.adding:
            _refuse()
        super().save(force_insert=True)

    def delete(self, *args, **kwargs):
        _refuse()

    def changed_stamps(self) -> list[Name]:
        """The feeds of its site and of the portal."""
        return [of_site(self.site_id, TAG), on_all_sites(TAG)]

    @property
    def identifier(self) -> str:
        """Its name in the world, for good."""
        return self.uid.urn

    @property
    def reference(self) -> str:
        """How later messages name it."""
        return f"{self.sender},{self.identifier},{cap_moment(self.sent)}"

    @property
    def address(self) -> str:
        """Where its XML stands, whole, for good."""
        with translation.override(settings.LANGUAGE_CODE):
            return self.site.root_url + reverse("warning_message", kwargs={"uid": self.uid})

    @property
    def is_cancel(self) -> bool:
        return self.message_type == MessageType.CANCEL

    @property
    def has_ended(self) -> bool:
        return self.expires <= timezone.now()

    @property
    def shown(self) -> tuple[str, str]:
        """Its headline in the reader's language, else in Vietnamese, and which that is."""
        language = translation.get_language()
        if language == "en" and self.headline_en:
            return self.headline_en, "en"
        return self.headline, settings.LANGUAGE_CODE
