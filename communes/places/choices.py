"""What kinds of places there are, and how their results are told."""

from django.db import models
from django.utils.translation import pgettext_lazy

from portal.core.finding import SearchKind

# Of content of this app, for kept pages.
TAG = "places"

KIND = SearchKind(
    "place",
    pgettext_lazy("kind of results", "Public places"),
    is_local=True,
    hit_template="places/includes/hit.html",
)


class PlaceKind(models.TextChoices):
    """What a place is, in the order of lists."""

    OFFICE = "office", pgettext_lazy("place", "office")
    CLINIC = "clinic", pgettext_lazy("place", "health station, hospital")
    PHARMACY = "pharmacy", pgettext_lazy("place", "pharmacy")
    POLICE = "police", pgettext_lazy("place", "police")
    SCHOOL = "school", pgettext_lazy("place", "school")
    POST = "post", pgettext_lazy("place", "post office")
    HALL = "hall", pgettext_lazy("place", "village hall")
    MARKET = "market", pgettext_lazy("place", "market")
    POWER = "power", pgettext_lazy("place", "electricity, water")
    BANK = "bank", pgettext_lazy("place", "bank, ATM")
    WIFI = "wifi", pgettext_lazy("place", "free Wi-Fi")
    SHELTER = "shelter", pgettext_lazy("place", "shelter in a storm or flood")
    OTHER = "other", pgettext_lazy("place", "other place")


# What schema.org calls them.
SCHEMA_TYPES = {
    PlaceKind.OFFICE: "GovernmentOffice",
    PlaceKind.CLINIC: "MedicalClinic",
    PlaceKind.PHARMACY: "Pharmacy",
    PlaceKind.POLICE: "PoliceStation",
    PlaceKind.SCHOOL: "School",
    PlaceKind.POST: "PostOffice",
    PlaceKind.BANK: "AutomatedTeller",
}
