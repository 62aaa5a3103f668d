"""The months when a product is there."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from products.fields import ALL_YEAR, MonthsField, months_of


class SeasonMixin(models.Model):
    """Months of the year, any number of them; none where it is not known."""

    season_months = MonthsField(
        _("months when it is there"), help_text=_("All twelve mean: all year round.")
    )

    class Meta:
        abstract = True

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
