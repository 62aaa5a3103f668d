"""Lists whose facets say how many items each choice would show."""

from functools import reduce
from operator import and_, itemgetter

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Substr
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language
from wagtail.models import Page

from portal.core.querysets import HOME_PATH, below
from portal.lists.listing import MOST_COMMUNES, CommuneFilterMixin, Facet, FacetOption, ListForm
from portal.sites.neighbours import CommuneLink, attach_communes

Counts = dict[tuple[str, str], int]


class CountedMixin(ListForm):
    """Adds counts to the facets, all in one query whatever the number of items and sites.

    Choices that would show nothing are left out. Subclasses say what a choice asks (`condition`).
    """

    def found(self, items: QuerySet) -> QuerySet:
        """The items that were asked for in words: all, where a list takes none."""
        return items

    def condition(self, name: str, value: str) -> Q:
        """What a choice asks of the items."""
        raise NotImplementedError

    @cached_property
    def chosen(self) -> dict[str, Q]:
        """The conditions of the facets that were chosen."""
        values = {name: self.value(name) for name in self.facet_names}
        return {name: self.condition(name, value) for name, value in values.items() if value}

    def others(self, name: str) -> Q:
        """What the choices of all facets but one ask."""
        return reduce(and_, (q for other, q in self.chosen.items() if other != name), Q())

    def filter(self, items: QuerySet) -> QuerySet:
        return items.filter(*self.chosen.values())

    @cached_property
    def counts(self) -> Counts:
        """How many items each choice would show, the other facets left as they are.

        The pages and orders of a list share them; typed words could be anything.
        """
        if self.query:
            return self.count()
        app_label, model_name = self.items.model._meta.label_lower.split(".")
        made = "&".join(f"{name}={self.value(name)}" for name in self.chosen)
        name = f"counts:{model_name}:{self.frame.root.pk}:{timezone.localdate()}:{made}"
        return self.frame.remember(name, self.count, app_label)

    def count(self) -> Counts:
        keys: list[tuple[str, str]] = []
        columns = {}
        for name in self.facet_names:
            if name == "commune":
                continue
            for value, _label in self.fields[name].choices:
                condition = self.others(name) & self.condition(name, str(value))
                columns[f"count_{len(keys)}"] = Count("pk", filter=condition)
                keys.append((name, str(value)))
        found = self.found(self.all_items()).order_by().aggregate(**columns)
        return {key: found[f"count_{number}"] for number, key in enumerate(keys)}

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


class CountedListForm(CountedMixin, CommuneFilterMixin):
    """The same with the portal's choice of commune, which costs another query."""

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
        values = {name: self.value(name) for name in self.facet_names}
        return {name: self._condition(name, value) for name, value in values.items() if value}

    def _condition(self, name: str, value: str) -> Q:
        if name != "commune":
            return self.condition(name, value)
        if value == str(self.frame.site.pk):  # the province's own, where a list offers them
            return below({self.frame.first_root.path, self.frame.root.path})
        return below([path for path, link in self.roots.items() if str(link.site_id) == value])

    def count(self) -> Counts:
        counts = super().count()
        if "commune" not in self.fields:
            return counts
        items = self.found(self.all_items()).order_by().filter(self.others("commune"))
        rows = items.annotate(root=Substr("path", 1, HOME_PATH)).values_list("root")
        own = {self.frame.first_root.path, self.frame.root.path}
        for path, count in rows.annotate(count=Count("pk")):
            link = self.roots.get(path)
            if link or path in own:
                key = ("commune", str(link.site_id if link else self.frame.site.pk))
                counts[key] = counts.get(key, 0) + count
        return counts
