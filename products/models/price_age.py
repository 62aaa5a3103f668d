"""How long a price counts as the seller's."""

from datetime import date, timedelta
from typing import Any

from django.db import models
from django.utils import timezone

from products.models.choices import PRICE_DAYS


class PriceAgeMixin(models.Model):
    """A price has the day on which it was told, and is old after `PRICE_DAYS`; no fields."""

    # The name of the field that holds the price.
    price_field = "price"
    # What it is mixed into has it.
    price_updated_on: Any

    class Meta:
        abstract = True

    def clean(self):
        if getattr(self, self.price_field) and not self.price_updated_on:
            self.price_updated_on = timezone.localdate()
        super().clean()

    @property
    def price_valid_until(self) -> date | None:
        """The last day on which the price counts as the seller's; None without a dated price."""
        if not getattr(self, self.price_field) or not self.price_updated_on:
            return None
        return self.price_updated_on + timedelta(days=PRICE_DAYS - 1)

    @property
    def price_is_stale(self) -> bool:
        """Whether the price is so old that a buyer should ask first."""
        until = self.price_valid_until
        return until is not None and until < timezone.localdate()
