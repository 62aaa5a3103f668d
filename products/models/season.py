"""The months when a product is there, of tourism also the very days."""

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from products.fields import ALL_YEAR, MonthsField, mask_of, months_of
from products.models.choices import OcopGroup


class SeasonMixin(models.Model):
    """Months of the year, any number of them; none where it is not known."""

    season_months = MonthsField(
        _("months when it is there"), help_text=_("All twelve mean: all year round.")
    )
    # What it is mixed into has them.
    ocop_group: Any
    periods: Any

    class Meta:
        abstract = True

    @property
    def is_tourism(self) -> bool:
        return self.ocop_group == OcopGroup.TOURISM

    @property
    def is_all_year(self) -> bool:
        return self.season_months == ALL_YEAR

    @property
    def is_in_season(self) -> bool:
        """Whether it is there this month and not all the year."""
        month = timezone.localdate().month
        return not self.is_all_year and month in months_of(self.season_months)

    @property
    def is_soon_in_season(self) -> bool:
        """Whether it isn't there this month and will be in the next."""
        month, months = timezone.localdate().month, months_of(self.season_months)
        return month not in months and month % 12 + 1 in months

    @cached_property
    def open_periods(self) -> list:
        """Of tourism: when it is open, what is over left out, the next one first."""
        if not self.is_tourism:
            return []
        today = timezone.localdate()
        coming = [period for period in self.periods.all() if period.ends_on >= today]
        return sorted(coming, key=lambda period: (period.starts_on, period.ends_on))

    def take_months_of_periods(self) -> None:
        """Where its days are told, its months are those of these days, for lists and filters."""
        periods = list(self.periods.all()) if self.is_tourism else []
        if periods:
            self.season_months = mask_of({month for one in periods for month in one.months})
