"""The lists' query strings: what can be asked."""

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.core.formatting import vnd
from portal.core.hints import Text
from portal.lists.counted import CountedListForm
from portal.lists.fulltext import FullTextMixin
from portal.lists.listing import FacetOption
from products.fields import ALL_YEAR, MONTH_CHOICES
from products.models.choices import OcopGroup, ProducerType, Stars
from products.models.parts import ProductListing
from products.models.vocabularies import Marketplace
from products.querysets import certificate_is, has_stars, in_season


def _price_label(lowest: int, highest: int | None) -> str:
    if not lowest:
        return _("Below %(price)s") % {"price": vnd(highest)}
    if highest is None:
        return _("From %(price)s") % {"price": vnd(lowest)}
    return f"{vnd(lowest)} – {vnd(highest)}"


# Name in the address, lowest and (excluded) highest price in đồng.
PRICE_RANGES = {
    "0-50": (0, 50_000),
    "50-100": (50_000, 100_000),
    "100-200": (100_000, 200_000),
    "200-500": (200_000, 500_000),
    "500": (500_000, None),
}


def _price_choices() -> list[tuple[str, str]]:
    return [(name, _price_label(*bounds)) for name, bounds in PRICE_RANGES.items()]


def _season_choices() -> list[tuple[str | int, Text]]:
    return [("now", _("In season now")), ("all", _("All year round")), *MONTH_CHOICES]


class ProductListForm(FullTextMixin, CountedListForm):
    """What a list of products can be asked: words, choices and an order."""

    finds = "product"
    facet_names = (
        "stars",
        "group",
        "commune",
        "price",
        "marketplace",
        "certificate",
        "season",
    )
    sorts = {
        "best": (_("Best match"), ""),
        "season": (_("In season first"), "in_season_first"),
        "stars": (_("Most stars"), "most_stars_first"),
        "price": (_("Lowest price"), "cheapest_first"),
        "dear": (_("Highest price"), "dearest_first"),
        "new": (_("Newest"), "newest_first"),
    }

    stars = forms.ChoiceField(label=_("Stars"), choices=list(reversed(Stars.choices)))
    group = forms.ChoiceField(label=_("Group"), choices=OcopGroup.choices)
    season = forms.ChoiceField(label=_("Season"), choices=_season_choices)
    price = forms.ChoiceField(label=_("Price"), choices=_price_choices)
    marketplace = forms.ChoiceField(label=_("Sold on"))
    certificate = forms.ChoiceField(
        label=_("Certificate"),
        choices=[
            ("valid", _("Still valid")),
            ("expiring", _("About to expire")),
            ("expired", pgettext_lazy("certificate", "Expired")),
            ("reassessing", _("Being re-assessed")),
            ("revoked", pgettext_lazy("certificate", "Revoked")),
            ("gi", _("With a GI")),
        ],
    )
    sort = forms.ChoiceField(choices=[(name, label) for name, (label, _order) in sorts.items()])

    def prepare(self):
        super().prepare()
        # A list, read once: a callable would be asked anew at each use.
        marketplaces = self.frame.remember("marketplaces", lambda: list(Marketplace.objects.all()))
        self.fields["marketplace"].choices = [(place.pk, str(place)) for place in marketplaces]

    def condition(self, name: str, value: str) -> Q:
        return getattr(self, f"_{name}_is")(value)

    def _stars_is(self, value: str) -> Q:
        return Q(star_rating=int(value)) & has_stars(timezone.localdate())

    def _group_is(self, value: str) -> Q:
        return Q(ocop_group=value)

    def _season_is(self, value: str) -> Q:
        if value == "now":
            return in_season(timezone.localdate().month)
        if value == "all":
            return Q(season_months=ALL_YEAR)
        return Q(season_months__includes=int(value))

    def _price_is(self, value: str) -> Q:
        lowest, highest = PRICE_RANGES[value]
        return Q(price_min__gte=lowest) & (Q(price_min__lt=highest) if highest else Q())

    def _marketplace_is(self, value: str) -> Q:
        listings = ProductListing.objects.filter(page=OuterRef("pk"), marketplace=int(value))
        return Q(Exists(listings))

    def _certificate_is(self, value: str) -> Q:
        if value == "gi":
            return ~Q(geographical_indication="")
        if value == "valid":  # those about to expire still are
            return has_stars(timezone.localdate())
        return certificate_is(value, timezone.localdate())

    def filter(self, items: QuerySet) -> Any:
        """A queryset; `InOrder` where the best match comes first."""
        items = super().filter(self.found(items))
        if self.current_sort == "best":
            return self.best_first(items)
        return getattr(items, self.sorts[self.current_sort][1])()

    @property
    def current_sort(self) -> str:
        """The order that was chosen; the best match comes first where words were typed."""
        sort = self.value("sort")
        if self.query:
            return sort or "best"
        return sort if sort and sort != "best" else "season"

    @property
    def sort_options(self) -> list[FacetOption]:
        """The orders as links."""
        return [
            FacetOption(name, str(label), name == self.current_sort)
            for name, (label, _order) in self.sorts.items()
            if name != "best" or self.query
        ]


class ProducerListForm(CountedListForm):
    """What a list of producers can be asked."""

    facet_names = ("kind", "commune")

    kind = forms.ChoiceField(label=_("Kind of producer"), choices=ProducerType.choices)

    def condition(self, name: str, value: str) -> Q:
        return Q(producer_type=value)
