"""What a search asks for, and how its hits can be narrowed."""

from collections import Counter
from dataclasses import dataclass

from django import forms
from django.utils.translation import get_language, gettext, pgettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from portal.core.models import IdentitySettings, one_to_one
from portal.lists.fulltext import QueryField
from portal.lists.listing import ListForm
from products.models.choices import OcopGroup, Stars
from search.engines.base import NOW, WEEK, YEAR
from search.kinds import kinds

WHEN_CHOICES = [(WEEK, _("Last 7 days")), (YEAR, _("This year"))]
SEASON_CHOICES = [(NOW, _("In season now"))]
# What a choice of nothing is called.
ANY = {
    "group": _("All groups"),
    "stars": _("With and without stars"),
    "season": _("At any season"),
    "when": _("Any time"),
}
# More than a reader looks through; the most frequent ones.
MOST_COMMUNES = 20


@dataclass(frozen=True)
class Choice:
    """A way to narrow the hits, and how many it would leave."""

    value: str
    label: str
    count: int
    is_current: bool


@dataclass(frozen=True)
class Facet:
    """A question with its choices, the first of which is any."""

    name: str
    label: str
    choices: list[Choice]

    @property
    def is_open(self) -> bool:
        return not self.choices[0].is_current


class SearchForm(ListForm):
    """Cleans the query string of the search page; what makes no sense is left out."""

    narrowing = ("kind", "commune", "group", "stars", "season", "when")

    q = QueryField()
    kind = forms.ChoiceField(choices=lambda: [(slug, slug) for slug in kinds()])
    commune = forms.IntegerField(min_value=1, max_value=2**31 - 1)
    group = forms.ChoiceField(label=_("Group"), choices=OcopGroup.choices)
    stars = forms.ChoiceField(label=_("Stars"), choices=list(reversed(Stars.choices)))
    season = forms.ChoiceField(label=_("Season"), choices=SEASON_CHOICES)
    when = forms.ChoiceField(label=_("Time"), choices=WHEN_CHOICES)

    @property
    def query(self) -> str:
        return self.value("q") or ""

    @property
    def narrow(self) -> dict[str, str]:
        """The choices that were made, by facet."""
        names = (name for name in self.narrowing if self.value(name))
        return {name: str(self.value(name)) for name in names}

    def kind_choices(self, counts: Counter) -> list[Choice]:
        """The kinds among the hits, most frequent first."""
        found = [(slug, kind.label) for slug, kind in kinds().items() if counts[slug]]
        found.sort(key=lambda item: -counts[item[0]])
        return self._choices("kind", found, counts, pgettext("results", "All"))

    def facets(self, counts: dict[str, Counter]) -> list[Facet]:
        """The questions that the hits can be narrowed by; none with nothing to choose."""
        if not counts:
            return []
        facets = []
        if self.frame.is_portal:
            rows = self._communes(counts["commune"])
            choices = self._choices("commune", rows, counts["commune"], gettext("All communes"))
            facets.append(Facet("commune", gettext("Commune"), choices))
        for name in ("group", "stars", "season", "when"):
            field = self.fields[name]
            rows = [(value, label) for value, label in field.choices if counts[name][str(value)]]
            choices = self._choices(name, rows, counts[name], str(ANY[name]))
            facets.append(Facet(name, field.label, choices))
        return [facet for facet in facets if len(facet.choices) > 1]

    def _choices(self, name: str, rows, counts: Counter, any_label: str) -> list[Choice]:
        current = str(self.value(name) or "")
        rows = [("", any_label), *rows]
        return [
            Choice(str(value), str(label), counts[str(value)], str(value) == current)
            for value, label in rows
        ]

    def _communes(self, counts: Counter) -> list[tuple[str, str]]:
        """The sites with the most hits and the one that was chosen, by their names."""
        most = [value for value, _count in counts.most_common(MOST_COMMUNES + 1) if value]
        chosen = str(self.value("commune") or "")
        wanted = {value for value in (*most, chosen) if value and counts[value]}
        names = self.frame.remember(f"site-names:{get_language()}", _names_of_sites)
        named = {value: names[value] for value in wanted if value in names}
        order = sorted(named, key=lambda value: (-counts[value], named[value]))
        return [(value, named[value]) for value in order]


def _names_of_sites() -> dict[str, str]:
    """What all sites are called, by their keys; one query."""
    sites = Site.objects.select_related("identitysettings")
    return {str(site.pk): one_to_one(site, IdentitySettings).name for site in sites}
