"""Lists that take free text, `?q=`: the search finds, the list narrows and orders."""

from django import forms
from django.db.models import Model, QuerySet
from django.utils.functional import cached_property

from portal.core.finding import Finding, clean, find
from portal.lists.listing import ListForm


class QueryField(forms.CharField):
    """Free text that is cleaned instead of refused."""

    def to_python(self, value) -> str:
        return clean(super().to_python(value) or "")


class InOrder:
    """Items in the order of some ids, as a paginator takes them: counted and sliced."""

    def __init__(self, items: QuerySet, ids: list[int]):
        self.items, self.wanted = items, ids

    @cached_property
    def ids(self) -> list[int]:
        """Those of the ids that are among the items; one query."""
        rows = self.items.filter(pk__in=self.wanted).order_by()
        found = set(rows.values_list("pk", flat=True))
        return [pk for pk in self.wanted if pk in found]

    def count(self) -> int:
        return len(self.ids)

    def __getitem__(self, window: slice) -> list[Model]:
        ids = self.ids[window]
        found = self.items.in_bulk(ids)
        return [found[pk] for pk in ids if pk in found]


class FullTextMixin(ListForm):
    """Adds free text to a list of pages of the kind `finds` (`SearchKind.slug`).

    Pages with typed words are not kept: they could be anything.
    """

    finds = ""

    q = QueryField()

    @cached_property
    def finding(self) -> Finding | None:
        """What the typed words find; None where no word was typed."""
        words = self.value("q")
        return find(self.frame, words, self.finds) if words else None

    @property
    def query(self) -> str:
        return self.value("q") if self.finding else ""

    @property
    def is_near(self) -> bool:
        """Whether nothing has all the words, and what has some of them is shown."""
        return bool(self.finding and self.finding.is_near and self.finding.page_ids)

    def found(self, items: QuerySet) -> QuerySet:
        """The items that the typed words find; all where none was typed."""
        return items.filter(pk__in=self.finding.page_ids) if self.finding else items

    def best_first(self, items: QuerySet) -> InOrder:
        """The items that the typed words find, the best first."""
        return InOrder(items, self.finding.page_ids if self.finding else [])

    @property
    def is_narrowed(self) -> bool:
        """Whether a choice was made: the words alone are none."""
        return any(self.value(name) for name in self.fields if name not in {"q", "sort"})

    @property
    def kept_choices(self) -> list[tuple[str, str]]:
        """The choices that other words must not lose."""
        names = [name for name in self.fields if name != "q" and self.value(name)]
        return [(name, self.data.get(name, "")) for name in names]
