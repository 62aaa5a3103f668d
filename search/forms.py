"""What a search asks for, and how its hits can be narrowed."""

from collections import Counter

from django import forms
from django.utils import timezone
from django.utils.translation import get_language, gettext, pgettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from portal.core.finding import SearchFacet
from portal.core.hints import Text
from portal.core.models import IdentitySettings, one_to_one
from portal.lists.fulltext import QueryField
from portal.lists.listing import Facet, FacetOption, ListForm
from search.engines.base import WEEK, YEAR, facet_names
from search.kinds import declared_facets, kinds

WHEN_CHOICES = [(WEEK, _("Last 7 days")), (YEAR, _("This year"))]
# More than a reader looks through; the most frequent ones.
MOST_COMMUNES = 20


class SearchForm(ListForm):
    """Cleans the query string of the search page; what makes no sense is left out.

    Beside the fields that stand here it has one for each facet that kinds of results declare.
    """

    q = QueryField()
    kind = forms.ChoiceField(choices=lambda: [(slug, slug) for slug in kinds()])
    commune = forms.IntegerField(min_value=1, max_value=2**31 - 1)
    when = forms.ChoiceField(label=_("Time"), choices=WHEN_CHOICES)

    def prepare(self):
        super().prepare()
        for name, facet in declared_facets().items():
            self.fields[name] = forms.ChoiceField(
                label=facet.label, choices=self._choices(facet), required=False
            )
        self.order_fields(["q", *facet_names()])

    def _choices(self, facet: SearchFacet) -> list[tuple[str, str]]:
        """What can be chosen; what the database tells is remembered till it changes."""
        if not callable(facet.choices):
            return [(str(value), str(label)) for value, label in facet.choices]
        read = facet.choices
        name = f"facet:{facet.name}:{get_language()}:{timezone.localdate()}"
        return self.frame.remember(
            name, lambda: [(str(value), str(label)) for value, label in read()]
        )

    @property
    def query(self) -> str:
        return self.value("q") or ""

    @property
    def narrow(self) -> dict[str, str]:
        """The choices that were made, by facet."""
        names = (name for name in facet_names() if self.value(name))
        return {name: str(self.value(name)) for name in names}

    def kind_options(self, counts: Counter) -> list[FacetOption]:
        """The kinds among the hits, most frequent first."""
        found = [(slug, kind.label) for slug, kind in kinds().items() if counts[slug]]
        found.sort(key=lambda item: -counts[item[0]])
        return self._options("kind", found, counts, pgettext("results", "All"))

    def facets_of(self, counts: dict[str, Counter]) -> list[Facet]:
        """What the hits can be narrowed by, each with an option for any; none with nothing else."""
        if not counts:
            return []
        found = []
        if self.frame.is_portal:
            rows = self._communes(counts["commune"])
            options = self._options("commune", rows, counts["commune"], gettext("All communes"))
            found.append(Facet("commune", gettext("Commune"), options))
        any_labels = {name: facet.any_label for name, facet in declared_facets().items()}
        for name, any_label in (any_labels | {"when": _("Any time")}).items():
            field = self.fields[name]
            rows = [(value, label) for value, label in field.choices if counts[name][str(value)]]
            options = self._options(name, rows, counts[name], any_label)
            found.append(Facet(name, field.label, options))
        return [facet for facet in found if len(facet.options) > 1]

    def _options(self, name: str, rows, counts: Counter, any_label: Text) -> list[FacetOption]:
        current = str(self.value(name) or "")
        rows = [("", any_label), *rows]
        return [
            FacetOption(str(value), str(label), str(value) == current, counts[str(value)])
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
