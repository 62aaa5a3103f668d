"""How many dossiers came and were done in time, a month a row."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from portal.core.models.stamps import of_site, on_all_sites

TAG = "dossiers"


class FigureQuerySet(models.QuerySet["DossierFigure"]):
    """Figures. Start from `in_site` or a permission policy; only the portal adds sites up."""

    def in_site(self, site: Site) -> "FigureQuerySet":
        return self.filter(site=site)


class DossierFigure(models.Model):
    """A month of a site, with the source of its figures."""

    wagtail_reference_index_ignore = True

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    # Its first day.
    month = models.DateField(_("month"))
    received = models.PositiveIntegerField(_("received dossiers"))
    settled = models.PositiveIntegerField(_("settled dossiers"))
    on_time = models.PositiveIntegerField(_("settled in time"))
    source = models.CharField(
        _("source of the figures"),
        max_length=160,
        help_text=_("Who counted it, in what, and when."),
    )
    source_url = models.URLField(_("address of the figures"), blank=True)
    is_sample = models.BooleanField(_("sample data"), default=False)

    role_permissions = {
        "editor": ("view", "add", "change"),
        "admin": ("view", "add", "change", "delete"),
    }
    objects = FigureQuerySet.as_manager()

    class Meta:
        verbose_name = _("figures of dossiers")
        verbose_name_plural = _("figures of dossiers")
        ordering = ["-month"]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "month"],
                name="dossiers_once_a_month",
                violation_error_message=_("This month is there already: change its figures."),
            ),
            models.CheckConstraint(
                condition=Q(on_time__lte=models.F("settled")),
                name="dossiers_in_time_are_settled",
                violation_error_message=_("Not more can be settled in time than were settled."),
            ),
        ]

    def __str__(self):
        return f"{self.month:%-m/%Y}"

    def changed_stamps(self) -> list:
        return [of_site(self.site_id, TAG), on_all_sites(TAG)]

    def clean(self):
        super().clean()
        if self.month:
            self.month = self.month.replace(day=1)
            if self.month > timezone.localdate():
                raise ValidationError({"month": _("This month has not come yet.")})

    def save(self, *args, **kwargs):
        if isinstance(self.month, date):
            self.month = self.month.replace(day=1)
        super().save(*args, **kwargs)
