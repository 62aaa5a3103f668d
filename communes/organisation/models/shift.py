"""The duty roster: who is there on which day, and the number that is answered then."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Site

from communes.organisation.choices import PART_HOURS, TAG, Part
from portal.core.models.stamps import of_site, on_all_sites
from portal.core.querysets import sites_at
from portal.core.typed.phones import PhoneField
from portal.core.weeks import Week

DAY = timedelta(days=1)


class ShiftQuerySet(models.QuerySet["DutyShift"]):
    """Shifts. Start from `in_site` or a permission policy."""

    def in_site(self, site: Site) -> "ShiftQuerySet":
        return self.filter(site=site)

    def of_week(self, week: Week) -> "ShiftQuerySet":
        """Those of a week, in their order."""
        return self.filter(day__range=(week.monday, week.sunday)).in_order()

    def in_order(self) -> "ShiftQuerySet":
        return self.order_by("day", "starts_at", "pk")


class DutyShift(models.Model):
    """Somebody on duty for a part of a day, or for hours; those may end on the next morning."""

    # What a copy of a week takes along.
    COPIED = ("part", "starts_at", "ends_at", "official_id", "name", "phone")

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    day = models.DateField(_("day"))
    part = models.CharField(
        _("part of the day"), max_length=10, choices=Part.choices, default=Part.ALL_DAY
    )
    starts_at = models.TimeField(pgettext_lazy("time", "from"), null=True, blank=True)
    ends_at = models.TimeField(
        pgettext_lazy("time", "to"),
        null=True,
        blank=True,
        help_text=_("Earlier than the start: on the next morning."),
    )
    # The page in the first language; readers get theirs.
    official = models.ForeignKey(
        "organisation.OfficialProfilePage",
        verbose_name=_("official"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    name = models.CharField(
        _("or somebody else"),
        max_length=120,
        blank=True,
        help_text=_("A name or a post, such as “Ban Chỉ huy quân sự xã”."),
    )
    phone = PhoneField(
        pgettext_lazy("duty", "phone"),
        blank=True,
        help_text=_("Empty: the office phone of the official."),
    )
    is_sample = models.BooleanField(_("sample data"), default=False)

    role_permissions = {
        "editor": ("view", "add", "change", "delete"),
        "approver": ("view", "add", "change", "delete"),
        "admin": ("view", "add", "change", "delete"),
    }
    objects = ShiftQuerySet.as_manager()

    class Meta:
        verbose_name = _("shift on duty")
        verbose_name_plural = _("shifts on duty")
        indexes = [models.Index(fields=["site", "day"], name="duty_by_site_and_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(official__isnull=False) | ~Q(name=""),
                name="duty_has_somebody",
                violation_error_message=_("Choose an official, or write who is on duty."),
            ),
        ]

    def __str__(self):
        return f"{self.day:%d/%m/%Y}"

    def changed_stamps(self) -> list:
        return [of_site(self.site_id, TAG), on_all_sites(TAG)]

    def clean(self):
        super().clean()
        errors: dict[str, Any] = {}
        if self.ends_at and not self.starts_at:
            errors["starts_at"] = _("Give the starting time first.")
        elif self.starts_at and not self.ends_at:
            errors["ends_at"] = _("Say until when, or leave both empty.")
        if self.official and self.site_id:
            own = sites_at(self.official.path).filter(pk=self.site_id)
            if not own.exists():
                errors["official"] = _("Choose an official of this site.")
        if errors:
            raise ValidationError(errors)

    @property
    def span(self) -> tuple[datetime, datetime]:
        """From when until when."""
        if self.starts_at and self.ends_at:
            first, last = self.starts_at, self.ends_at
        else:
            first, last = PART_HOURS[Part(self.part)]
        end = self.day if last > first else self.day + DAY
        return _moment(self.day, first), _moment(end, last)

    @property
    def time_text(self) -> str:
        """When on its day: "7:30–17:00", or "cả ngày" where no hours are given."""
        if self.starts_at and self.ends_at:
            return f"{self.starts_at:%-H:%M}–{self.ends_at:%-H:%M}"
        return str(self.get_part_display())


def _moment(day: date, clock: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, clock))
