"""What the search narrows products by."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from portal.core.finding import SearchFacet
from products.fields import ALL_YEAR, months_of
from products.models.choices import OcopGroup, Stars

# As people type the stars, without marks.
STARS_TYPED = {"3": "3", "4": "4", "5": "5", "ba": "3", "bon": "4", "nam": "5"}


def stars_asked(words: Sequence[str]) -> str:
    """The stars that a query asks for: “mật ong 3 sao”."""
    pairs = zip(words, words[1:], strict=False)
    return next((STARS_TYPED[one] for one, two in pairs if two == "sao" and one in STARS_TYPED), "")


def this_month(day: date) -> dict[str, str]:
    return {"now": str(day.month)}


GROUP = SearchFacet("group", _("Group"), _("All groups"), OcopGroup.choices)
STARS = SearchFacet(
    "stars",
    _("Stars"),
    _("With and without stars"),
    tuple(reversed(Stars.choices)),
    asked=stars_asked,
)
SEASON = SearchFacet(
    "season", _("Season"), _("At any season"), (("now", _("In season now")),), on_day=this_month
)


def seasons(months: int) -> list[str]:
    """The values of `SEASON`: the months of a product that is not there all the year."""
    return [] if months == ALL_YEAR else [str(month) for month in months_of(months)]
