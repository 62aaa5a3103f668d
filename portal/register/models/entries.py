"""The entries of the register: a chain of hashes that only grows."""

from typing import TYPE_CHECKING, Any, NoReturn

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Site

from portal.register.chain import START, hash_of, moment_text
from portal.register.numbers import number_key

if TYPE_CHECKING:
    from portal.sites.frame import Frame


class Sealed(Exception):
    """An entry of the register was to be changed or deleted."""


def _refuse(*_args: Any, **_kwargs: Any) -> NoReturn:
    raise Sealed("The register only grows: record a correction or a withdrawal instead.")


class Action(models.TextChoices):
    """What became of a published thing."""

    PUBLISHED = "published", _("Published")
    CORRECTED = "corrected", _("Corrected")
    WITHDRAWN = "withdrawn", pgettext_lazy("register", "Withdrawn")


class EntryQuerySet(models.QuerySet["RegisterEntry"]):
    """Entries; what would change many at once is refused."""

    update = delete = bulk_create = bulk_update = _refuse

    def seen_in(self, frame: "Frame") -> "EntryQuerySet":
        """What readers of a site may check there: a commune's own and the province's; on the
        portal all."""
        if frame.is_portal:
            return self
        return self.filter(Q(site=frame.site) | Q(site__is_default_site=True))

    def about(self, kind: str, *subjects: str) -> "EntryQuerySet":
        """The entries of some things of a kind, the oldest first."""
        return self.filter(kind=kind, subject__in=subjects).order_by("sequence")


class RegisterHead(models.Model):
    """The end of the chain: one row, locked by whoever writes the next entry."""

    never_shown = "Says where the chain goes on; readers see the heads of days."

    sequence = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default=START)
    at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.sequence}:{self.hash}"

    @classmethod
    def locked(cls) -> "RegisterHead":
        """The row, held until the transaction ends: the next writer waits here."""
        cls.objects.get_or_create(pk=1)
        return cls.objects.select_for_update().get(pk=1)


class RegisterEntry(models.Model):
    """What was published, corrected or withdrawn, when and where. Public data only.

    Written by `portal.register.ledger` and by nothing else. A new row takes its place at the end
    of the chain as it is saved; a row that is there can be neither changed nor deleted.
    """

    wagtail_reference_index_ignore = True
    never_shown = "Kept pages show heads of past days only; checks are never kept."

    sequence = models.PositiveBigIntegerField(_("number of the entry"), unique=True, editable=False)
    at = models.DateTimeField(_("moment"), default=timezone.now, editable=False)
    # Of the moment, in Vietnam: each day has a head.
    day = models.DateField(_("day"), editable=False, db_index=True)
    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(_("kind"), max_length=20)
    subject = models.CharField(_("key of what it is about"), max_length=60)
    action = models.CharField(_("what was done"), max_length=9, choices=Action.choices)
    number = models.CharField(_("number"), max_length=60, blank=True)
    # The number as it is compared.
    number_key = models.CharField(max_length=250, blank=True, editable=False, db_index=True)
    title = models.TextField(_("title"))
    address = models.CharField(_("address"), max_length=500)
    sha256 = models.CharField(_("SHA-256 of the file"), max_length=64, db_index=True)
    previous = models.CharField(_("hash of the entry before"), max_length=64, editable=False)
    hash = models.CharField(_("hash"), max_length=64, unique=True, editable=False)

    role_permissions = {"admin": ("view",)}
    province_permissions = {"admin": ("view",)}
    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of the register")
        verbose_name_plural = _("entries of the register")
        ordering = ["-sequence"]
        default_permissions = ("view",)
        indexes = [models.Index(fields=["kind", "subject"], name="register_by_subject")]

    def __str__(self):
        return f"{self.sequence}: {self.number or self.title}"

    def save(self, *args, **kwargs):
        """Adds the entry to the end of the chain. Raises `Sealed` for one that is there."""
        if self.pk or not self._state.adding:
            _refuse()
        with transaction.atomic():
            head = RegisterHead.locked()
            # A clock that was set back doesn't open a day that is over.
            self.at = max(self.at, head.at or self.at)
            self.day = self.day_told
            self.number_key = number_key(self.number)
            self.sequence, self.previous = head.sequence + 1, head.hash
            self.hash = self.own_hash
            super().save(force_insert=True)
            head.sequence, head.hash, head.at = self.sequence, self.hash, self.at
            head.save()

    def delete(self, *args, **kwargs):
        _refuse()

    @property
    def day_told(self):
        """The day that the moment is on, in Vietnam."""
        return timezone.localdate(self.at)

    @property
    def fields(self) -> dict[str, str | int]:
        """What is hashed, by the names of `chain.FIELDS`."""
        return {
            "sequence": self.sequence,
            "at": moment_text(self.at),
            "site": self.site_id,
            "kind": self.kind,
            "subject": self.subject,
            "action": self.action,
            "number": self.number,
            "title": self.title,
            "address": self.address,
            "sha256": self.sha256,
            "previous": self.previous,
        }

    @property
    def own_hash(self) -> str:
        """The hash that its fields give now."""
        return hash_of(self.fields)

    @property
    def is_withdrawn(self) -> bool:
        return self.action == Action.WITHDRAWN
