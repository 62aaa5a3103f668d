"""What a commune says of its own to a procedure of the province."""

from functools import partial

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from communes.procedures.querysets import TAG
from portal.core.hints import Host
from portal.core.models.stamps import Name, of_site
from portal.core.typed.phones import PhoneField

WRITERS = ("editor", "approver", "admin")


class ProcedureOverlay(models.Model):
    """Counter, hours, phone and notes of one commune for one procedure; whether it is offered.

    `procedure` is the page in the first language. A commune without a row offers the procedure
    as the province wrote it.
    """

    # The commune's words about a page: they don't use it.
    wagtail_reference_index_ignore = True

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    procedure = models.ForeignKey(
        "procedures.ProcedurePage",
        verbose_name=_("procedure"),
        on_delete=models.CASCADE,
        related_name="overlays",
    )
    is_offered = models.BooleanField(
        _("people can do it here"),
        default=True,
        help_text=_("Unticked: it leaves this commune’s lists, and its address leads to the list."),
    )
    counter = models.CharField(
        _("counter"),
        max_length=160,
        blank=True,
        help_text=_("Such as “Quầy số 2, Bộ phận Một cửa”."),
    )
    hours = models.CharField(
        _("hours"),
        max_length=160,
        blank=True,
        help_text=_("Where they differ from those of the office."),
    )
    phone = PhoneField(_("phone"), blank=True)
    notes = models.TextField(
        _("note for the people"), max_length=600, blank=True, help_text=_("Shown on top.")
    )
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)

    role_permissions = dict.fromkeys(WRITERS, ("view", "add", "change"))

    class Meta:
        verbose_name = _("procedure at a commune")
        verbose_name_plural = _("procedures at communes")
        constraints = [
            models.UniqueConstraint(fields=["site", "procedure"], name="overlay_once_per_site")
        ]

    def __str__(self) -> str:
        return f"{self.site_id}: {self.procedure_id}"

    def changed_stamps(self) -> list[Name]:
        """The commune's own pages alone tell it."""
        return [of_site(self.site_id, TAG)]

    @property
    def says_something(self) -> bool:
        """Whether there is more in it than that the procedure is offered."""
        return any((self.counter, self.hours, self.phone, self.notes))


class Overlaid(Host):
    """Mixed into the page: what a commune says of it."""

    @classmethod
    def ids_left_out_in(cls, frame) -> list[int]:
        """What a commune doesn't offer, in every language; one query after a change."""
        if frame.is_portal:
            return []
        return frame.remember("procedures-left-out", partial(cls._left_out, frame.site), TAG)

    @classmethod
    def _left_out(cls, site) -> list[int]:
        refused = ProcedureOverlay.objects.filter(site=site, is_offered=False)
        keys = refused.values("procedure__translation_key")
        return list(cls.objects.filter(translation_key__in=keys).values_list("pk", flat=True))

    def overlay_in(self, frame) -> ProcedureOverlay | None:
        """What a commune says of its own; None on the portal and where it says nothing."""
        if frame.is_portal:
            return None
        rows = ProcedureOverlay.objects.filter(site=frame.site)
        return rows.filter(procedure__translation_key=self.translation_key).first()
