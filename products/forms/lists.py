"""The lists' query strings: what can be asked, and how many items each choice has."""

from functools import reduce
from operator import and_, itemgetter
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Substr
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from portal.core.formatting import vnd
from portal.core.hints import Text
from portal.core.querysets import HOME_PATH, below
from portal.lists.fulltext import FullTextMixin
from portal.lists.listing import MOST_COMMUNES, CommuneFilterMixin, Facet, FacetOption
from portal.sites.neighbours import CommuneLink, attach_communes
from products.fields import ALL_YEAR, MONTH_CHOICES
from products.models.choices import OcopGroup, ProducerType, Stars
from products.models.parts import ProductListing
from products.models.vocabularies import Marketplace
from products.querysets import certificate_is, has_stars, in_season


class CountedListForm(CommuneFilterMixin):
    """A list form whose facets say how many items each choice would show.

    On the portal it adds a choice of commune. All counts together are one query,
    those of the communes another, whatever the number of items and sites.
    """

    def found(self, items: QuerySet) -> QuerySet:
        """The items that were asked for in words: all, where a list takes none."""
        return items

    def condition(self, name: str, value: str) -> Q:
        """What a choice asks of the items."""
        raise NotImplementedError

    def commune_choices(self):
        """The communes that have items, by name."""
        links = {link.site_id: link.name for link in self.roots.values()}
        return sorted(((str(pk), name) for pk, name in links.items()), key=itemgetter(1))

    @cached_property
    def roots(self) -> dict[str, CommuneLink]:
        """The communes of the items by the path of their home pages; on the portal only."""
        if not self.frame.is_portal:
            return {}
        items = self.all_items()
        label = items.model._meta.label_lower
        return self.frame.remember(
            f"communes-with:{label}:{get_language()}", self._find_roots, items.model._meta.app_label
        )

    def _find_roots(self) -> dict[str, CommuneLink]:
        items = self.all_items().order_by().annotate(root=Substr("path", 1, HOME_PATH))
        paths = items.values_list("root", flat=True).distinct()
        # A commune has a home in each language; of more communes there is no choice.
        stand_ins = [Page(path=path) for path in paths[: MOST_COMMUNES * len(settings.LANGUAGES)]]
        return {
            page.path: page.commune
            for page in attach_communes(stand_ins, self.frame)
            if page.commune
        }

    @cached_property
    def chosen(self) -> dict[str, Q]:
        """The conditions of the facets that were chosen."""
        values = {name: self.value(name) for name in self.facet_names}
        return {name: self._condition(name, value) for name, value in values.items() if value}

    def _condition(self, name: str, value: str) -> Q:
        if name != "commune":
            return self.condition(name, value)
        paths = [path for path, link in self.roots.items() if str(link.site_id) == value]
        return below(paths)

    def _others(self, name: str) -> Q:
        return reduce(and_, (q for other, q in self.chosen.items() if other != name), Q())

    def filter(self, items: QuerySet) -> QuerySet:
        return items.filter(*self.chosen.values())

    @cached_property
    def counts(self) -> dict[tuple[str, str], int]:
        """How many items each choice would show, the other facets left as they are.

        The pages and orders of a list share them; typed words could be anything.
        """
        if self.query:
            return self._count()
        app_label, model_name = self.items.model._meta.label_lower.split(".")
        made = "&".join(f"{name}={self.value(name)}" for name in self.chosen)
        name = f"counts:{model_name}:{self.frame.root.pk}:{timezone.localdate()}:{made}"
        return self.frame.remember(name, self._count, app_label)

    def _count(self) -> dict[tuple[str, str], int]:
        keys: list[tuple[str, str]] = []
        columns = {}
        for name in self.facet_names:
            if name == "commune":
                continue
            for value, _label in self.fields[name].choices:
                condition = self._others(name) & self.condition(name, str(value))
                columns[f"count_{len(keys)}"] = Count("pk", filter=condition)
                keys.append((name, str(value)))
        items = self.found(self.all_items()).order_by()
        found = items.aggregate(**columns)
        counts = {key: found[f"count_{number}"] for number, key in enumerate(keys)}
        if "commune" in self.fields:
            rows = items.filter(self._others("commune"))
            rows = rows.annotate(root=Substr("path", 1, HOME_PATH)).values_list("root")
            for path, count in rows.annotate(count=Count("pk")):
                if link := self.roots.get(path):
                    key = ("commune", str(link.site_id))
                    counts[key] = counts.get(key, 0) + count
        return counts

    @property
    def facets(self) -> list[Facet]:
        """The facets with their choices that show something, and how much."""
        facets = []
        for facet in super().facets:
            options = [
                FacetOption(option.value, option.label, option.is_current, count)
                for option in facet.options
                if (count := self.counts.get((facet.name, option.value), 0)) or option.is_current
            ]
            if options:
                facets.append(Facet(facet.name, facet.label, options))
        return facets


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
