"""The one pattern of every public list: scope, filter, count, page.

A list page inherits `ListingMixin` and says which queryset and which form. The
form cleans the query string; what it can't read is left out, so that a wrong
address shows a list and never an error. Facets are links, so that they work
without a script.
"""

from dataclasses import dataclass

from django import forms
from django.core.paginator import Page as PageOfItems
from django.core.paginator import Paginator
from django.db.models import QuerySet


@dataclass(frozen=True)
class FacetOption:
    """A choice of a facet, with how many items it would show where that is known."""

    value: str
    label: str
    is_current: bool
    count: int | None = None


@dataclass(frozen=True)
class Facet:
    """A way to narrow a list: the query name, its label and its choices."""

    name: str
    label: str
    options: list[FacetOption]

    @property
    def is_active(self) -> bool:
        return any(option.is_current and option.value for option in self.options)


class ListForm(forms.Form):
    """Cleans a list's query string. Subclasses add fields and override `filter`.

    `facet_names` are the choice fields that are shown as links; `prepare` sets the
    choices that only the site knows.
    """

    facet_names: tuple[str, ...] = ()

    def __init__(self, data=None, *, frame=None):
        self.frame = frame
        super().__init__(data)
        for field in self.fields.values():
            field.required = False
        self.prepare()
        self.facet_names = tuple(name for name in self.facet_names if name in self.fields)
        self.is_valid()

    def prepare(self) -> None:
        """Sets choices from the database, or drops fields that this site has no use for."""

    def value(self, name: str):
        """The cleaned value, or None where it is missing or makes no sense."""
        return self.cleaned_data.get(name) or None

    def filter(self, items: QuerySet) -> QuerySet:
        """The items that fit what was asked, in the order that was asked."""
        return items

    @property
    def facets(self) -> list[Facet]:
        """The facets with their current choice marked."""
        facets = []
        for name in self.facet_names:
            field, current = self.fields[name], str(self.value(name) or "")
            options = [
                FacetOption(str(value), str(label), str(value) == current)
                for value, label in field.choices
            ]
            facets.append(Facet(name, field.label, options))
        return facets

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the order or the page was asked for."""
        return any(self.value(name) for name in self.fields if name != "sort")


@dataclass(frozen=True)
class Listing:
    """One page of a list, with the form that shaped it."""

    form: ListForm
    page_obj: PageOfItems

    @property
    def count(self) -> int:
        return self.page_obj.paginator.count


class ListingMixin:
    """A page that lists items, under `listing` in its template."""

    list_form_class = ListForm
    per_page = 12

    def get_items(self, request) -> QuerySet:
        """Everything this list may show, scoped by `in_frame(request.frame)`."""
        raise NotImplementedError

    def decorate(self, items: list) -> list:
        """What one page of items needs beyond its rows, such as their communes."""
        return items

    def get_listing(self, request) -> Listing:
        form = self.list_form_class(request.GET, frame=request.frame)
        paginator = Paginator(form.filter(self.get_items(request)), self.per_page)
        page_obj = paginator.get_page(request.GET.get("page"))
        page_obj.object_list = self.decorate(list(page_obj.object_list))
        return Listing(form, page_obj)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["listing"] = self.get_listing(request)
        return context
