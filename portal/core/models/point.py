"""A point on the map, and the ways to it that load nothing of others here."""

from decimal import Decimal
from math import asin, cos, radians, sin, sqrt

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

# Viet Nam with its islands, in degrees: two numbers in the wrong order lie outside.
LATITUDES, LONGITUDES = (8, 24), (102, 118)
NORTH = _("Viet Nam lies between 8 and 24 degrees north. Have the two numbers changed places?")
EAST = _("Viet Nam lies between 102 and 118 degrees east. Have the two numbers changed places?")
# Of the Earth, in kilometres.
RADIUS = 6371.0


class PointMixin(models.Model):
    """Latitude and longitude in degrees, both or none."""

    latitude = models.DecimalField(
        _("latitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[
            MinValueValidator(LATITUDES[0], NORTH),
            MaxValueValidator(LATITUDES[1], NORTH),
        ],
        help_text=_("The first number that a map shows, such as 19.332101."),
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[
            MinValueValidator(LONGITUDES[0], EAST),
            MaxValueValidator(LONGITUDES[1], EAST),
        ],
        help_text=_("The second number, such as 105.120203."),
    )

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            missing = "latitude" if self.latitude is None else "longitude"
            raise ValidationError({missing: _("Write both numbers, or none.")})

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude; None where they are not told."""
        if self.latitude is None or self.longitude is None:
            return None
        return float(self.latitude), float(self.longitude)

    @property
    def map_point(self) -> str:
        """As maps write it, "19.332101,105.120203"; "" where it is not told."""
        if self.latitude is None or self.longitude is None:
            return ""
        return f"{Decimal(self.latitude):.6f},{Decimal(self.longitude):.6f}"

    @property
    def map_figures(self) -> str:
        """As people read it, "19.332101, 105.120203", so that a line can end between them."""
        return self.map_point.replace(",", ", ")

    @property
    def map_url(self) -> str:
        """A page with the point, without anything of it being loaded here."""
        if not self.map_point:
            return ""
        latitude, longitude = self.map_point.split(",")
        point = f"mlat={latitude}&mlon={longitude}#map=16/{latitude}/{longitude}"
        return f"https://www.openstreetmap.org/?{point}"


def degrees(value: float) -> Decimal:
    """Degrees as they are kept: about a tenth of a metre."""
    return Decimal(f"{value:.6f}")


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres as the crow flies between two points in degrees."""
    (north, east), (to_north, to_east) = (map(radians, point) for point in (one, other))
    half = sin((to_north - north) / 2) ** 2
    half += cos(north) * cos(to_north) * sin((to_east - east) / 2) ** 2
    return 2 * RADIUS * asin(sqrt(min(1.0, half)))
