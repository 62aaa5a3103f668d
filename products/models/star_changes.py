"""The log of stars: what changed of a published product's certificate, from which day, by whom."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple, NoReturn

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import get_active_log_context
from wagtail.models import Site

from portal.core.hints import Host
from portal.core.models.stamps import of_site, on_all_sites
from portal.core.querysets import sites_at
from portal.privacy.looks import officer_name
from portal.privacy.models.looks import LONGEST_NAME
from products.models.choices import CertificateState

TAG = "products"
# Lines of a product's history at most.
MOST_TOLD = 20
FACTS = (
    *("star_rating", "evidence_level", "decision_number", "certified_on", "expires_on"),
    *("reassessing_since", "revoked_on", "revocation_decision"),
)


class Sealed(Exception):
    """An entry of the log was to be changed or deleted."""


def _refuse(*_args: Any, **_kwargs: Any) -> NoReturn:
    raise Sealed("The log of stars only grows.")


class StarChangeQuerySet(models.QuerySet["StarChange"]):
    """Changes, the newest first; what would alter many at once is refused."""

    update = delete = bulk_create = bulk_update = _refuse

    def of_product(self, key: Any) -> "StarChangeQuerySet":
        """Those of a product, in whichever language (`translation_key`)."""
        return self.filter(product=str(key)).order_by("-effective_on", "-at", "-pk")

    def told_of(self, page: Any) -> Callable[[], list["StarChange"]]:
        """Gives what readers are told of a product, the newest first: a day that was corrected as
        it was told last."""

        def told() -> list[StarChange]:
            by_day: dict[date, StarChange] = {}
            for change in self.of_product(page.translation_key)[: 2 * MOST_TOLD]:
                by_day.setdefault(change.effective_on, change)
            return list(by_day.values())[:MOST_TOLD]

        return told


class StarChange(models.Model):
    """One change, written as a published product is saved; it can't be changed or deleted."""

    wagtail_reference_index_ignore = True

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    # The page's `translation_key`: the log stays when the page goes.
    product = models.CharField(max_length=36, editable=False, db_index=True)
    title = models.CharField(_("product"), max_length=255)
    stars_before = models.PositiveSmallIntegerField(_("stars before"), default=0)
    until_before = models.DateField(_("valid until, before"), null=True)
    state_before = models.CharField(
        _("state before"),
        max_length=11,
        choices=CertificateState.choices,
        default=CertificateState.NONE,
    )
    stars = models.PositiveSmallIntegerField(_("stars"), default=0)
    until = models.DateField(_("stars count until"), null=True)
    state = models.CharField(
        _("state"), max_length=11, choices=CertificateState.choices, default=CertificateState.NONE
    )
    effective_on = models.DateField(_("from"))
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    at = models.DateTimeField(_("moment"), default=timezone.now)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("officer"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # Stays when the account goes.
    officer_name = models.CharField(_("officer"), max_length=LONGEST_NAME, blank=True)

    role_permissions = {"editor": ("view",), "approver": ("view",), "admin": ("view",)}
    province_permissions = {"editor": ("view",), "admin": ("view",)}
    objects = StarChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of stars")
        verbose_name_plural = _("changes of stars")
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)
        indexes = [models.Index(fields=["site", "at"], name="star_change_by_site")]

    def __str__(self):
        return f"{self.title}, {self.effective_on}: {self.stars_before} → {self.stars}"

    def changed_stamps(self) -> list:
        """Readers see the history on the product's page."""
        return [of_site(self.site_id, TAG), on_all_sites(TAG)]

    def save(self, *args, **kwargs):
        """Adds the entry. Raises `Sealed` for one that is there."""
        if self.pk and not self._state.adding:
            _refuse()
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        _refuse()


class Standing(NamedTuple):
    """What a product claims: no stars where they aren't proven."""

    stars: int = 0
    until: date | None = None
    decision: str = ""
    certified_on: date | None = None
    reassessing_since: date | None = None
    revoked_on: date | None = None

    @classmethod
    def of(cls, page: Any) -> "Standing":
        if page is None or not page.has_proven_stars:
            return cls()
        decision = page.revocation_decision if page.revoked_on else page.decision_number
        days = (page.certified_on, page.reassessing_since, page.revoked_on)
        return cls(page.star_rating, page.stars_until, decision, *days)

    def effective_on(self, before: "Standing") -> date:
        """From when it is so: the day of what was told anew, else today."""
        later = ("revoked_on", "reassessing_since")
        was_emptied = any(getattr(before, name) and not getattr(self, name) for name in later)
        if was_emptied and self.certified_on == before.certified_on:
            return timezone.localdate()
        for name in (*later, "certified_on"):
            day = getattr(self, name)
            if day and (day != getattr(before, name) or name == "certified_on"):
                return day
        return timezone.localdate()


class StarLogMixin(Host):
    """Writes the log as a product is saved, whoever saves it; at most three queries more."""

    def save(self, *args, **kwargs):
        written = kwargs.get("update_fields")
        if written is not None and not {"live", *FACTS}.intersection(written):
            return super().save(*args, **kwargs)
        with transaction.atomic():
            before = self._as_readers_have_it()
            saved = super().save(*args, **kwargs)
            if self.live and self.is_original:
                self._note_change(before)
        return saved

    def _as_readers_have_it(self) -> Any:
        """The row before it is saved; None where readers haven't got it."""
        if not self.pk or self._state.adding:
            return None
        return type(self)._base_manager.filter(pk=self.pk, live=True).only(*FACTS).first()

    def _note_change(self, before: Any) -> None:
        was, now = Standing.of(before), Standing.of(self)
        if was == now or not (site := sites_at(self.path).first()):
            return
        day = now.effective_on(was)
        change = StarChange(
            site=site,
            product=str(self.translation_key),
            title=self.title,
            stars=now.stars,
            until=now.until,
            state=self.certificate_state_on(day),
            effective_on=day,
            decision_number=now.decision,
        )
        last = StarChange.objects.of_product(self.translation_key).order_by("-at", "-pk").first()
        if before is not None:
            change.stars_before, change.until_before = was.stars, was.until
            change.state_before = before.certificate_state_on(day)
        elif last is not None:
            told = (last.stars, last.until, last.decision_number, last.effective_on)
            if told == (now.stars, now.until, now.decision, day):
                return  # taken down and put up again
            change.stars_before, change.until_before = last.stars, last.until
            change.state_before = last.state
        user = get_active_log_context().user
        if user is not None and user.is_authenticated:
            change.officer, change.officer_name = user, officer_name(user)
        change.save()
