"""The one pattern of every public list: scope, filter, count, page.

A list page inherits `ListingMixin` and says which queryset and which form. The
form cleans the query string; what it can't read is left out, so that a wrong
address shows a list and never an error. Facets are links, so that they work
without a script.
"""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Page as PageOfItems
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from portal.core.hints import Host, Text
from portal.core.querysets import below, home_paths
from portal.sites.frame import Frame
from portal.sites.neighbours import attach_communes, commune_sites

# More than any province has (168 at most since 2025): beyond it a choice of all communes would
# outweigh the page, and reading them all would make it slow.
MOST_COMMUNES = 200
# Of a page in the query string, in digits.
LONGEST_NUMBER = 4


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
    label: Text
    options: list[FacetOption]

    @property
    def is_active(self) -> bool:
        return any(option.is_current and option.value for option in self.options)


class ListForm(forms.Form):
    """Cleans a list's query string. Subclasses add fields and override `filter`.

    `items` are what the list shows where nothing is asked; `facet_names` are the choice
    fields that are shown as links; `prepare` sets the
    choices that only the site knows.
    """

    frame: Frame
    items: QuerySet
    facet_names: tuple[str, ...] = ()
    # They are of several kinds.
    fields: dict[str, Any]

    def __init__(self, data=None, *, frame: Any = None, items: Any = None):
        self.frame, self.items = frame, items
        super().__init__(data)
        for field in self.fields.values():
            field.required = False
        self.prepare()
        self.facet_names = tuple(name for name in self.facet_names if name in self.fields)
        if self.is_valid() or self.cleaned_data:
            self._tell_choices()

    def _tell_choices(self) -> None:
        """Pages with choices made are few, and kept; free text could be anything.

        Links carry on what could be read; `page` is the one name that is no field.
        """
        if not self.frame:
            return
        for name, field in self.fields.items():
            if self.value(name):
                self.frame.carry_on(name, self.data.get(name, ""))
            if isinstance(field, forms.ChoiceField) and self.value(name):
                self.frame.understands(name, self.data.get(name, ""))
        number = self.data.get("page", "")
        if number.isdecimal() and len(number) <= LONGEST_NUMBER:
            self.frame.carry_on("page", number)

    def all_items(self) -> QuerySet:
        """Everything that the list may show on this site, without what a card of it needs."""
        return self.items.model.objects.in_frame(self.frame)

    def prepare(self) -> None:
        """Sets choices from the database, or drops fields that this site has no use for."""

    def value(self, name: str):
        """The cleaned value, or None where it is missing or makes no sense."""
        return self.cleaned_data.get(name) or None

    def filter(self, items: QuerySet) -> QuerySet:
        """The items that fit what was asked, in the order that was asked."""
        return items

    @property
    def query(self) -> str:
        """What was typed, in lists that take free text."""
        return ""

    @property
    def not_understood(self) -> list[str]:
        """The labels of what was asked in a way that can't be read, and so was left out."""
        return [str(self.fields[name].label or name) for name in self.errors if name in self.fields]

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
    def choices_made(self) -> list[tuple[Facet, FacetOption]]:
        """The choices that narrow this list now, each with its facet."""
        pairs = ((facet, option) for facet in self.facets for option in facet.options)
        return [(facet, option) for facet, option in pairs if option.is_current and option.value]

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the order or the page was asked for."""
        return any(self.value(name) for name in self.fields if name != "sort")


class CommuneFilterMixin(ListForm):
    """Adds the portal's choice of one commune by its site, `?commune=3`.

    A commune's own site has no such field. `includes/commune_select.html` shows it
    as a select; as a facet where its name is among `facet_names`. With more than
    `MOST_COMMUNES` there is no field either: the directory leads to each commune's own lists.
    """

    commune = forms.ChoiceField(label=_("Commune"), widget=forms.Select(attrs={"class": "in"}))
    # The label of the choice of all, where a select or chips need one.
    every_commune: Text = ""
    # The label of the province's own items, where a list has such.
    province_label: Text = ""
    # What `get_sites` gives is remembered under this name until one of these tags changes.
    sites_name = "communes-to-choose"
    sites_tags: tuple[str, ...] = ()

    def prepare(self):
        super().prepare()
        communes = self.commune_choices() if self.frame.is_portal else []
        if not 0 < len(communes) <= MOST_COMMUNES:
            del self.fields["commune"]
            return
        first = [("", self.every_commune)] if self.every_commune else []
        if self.province_label:
            first.append((str(self.frame.site.pk), self.province_label))
        self.fields["commune"].choices = [*first, *communes]

    def get_sites(self) -> QuerySet[Site]:
        """The communes that can be chosen."""
        return commune_sites()

    @cached_property
    def sites(self) -> dict[str, Site]:
        """The communes that can be chosen, by the value that chooses them."""
        return self.frame.remember(self.sites_name, self._read_sites, *self.sites_tags)

    def _read_sites(self) -> dict[str, Site]:
        """One more than there is a choice for tells that there are too many."""
        return {str(site.pk): site for site in self.get_sites()[: MOST_COMMUNES + 1]}

    def commune_choices(self) -> list[tuple[str, str]]:
        """The communes as choices; none where they are too many. The sites themselves are read
        where one was chosen alone: reading two hundred costs more than the page."""
        name = f"{self.sites_name}:names:{get_language()}"
        return self.frame.remember(name, self._read_names, *self.sites_tags)

    def _read_names(self) -> list[tuple[str, str]]:
        sites = self._read_sites()
        if len(sites) > MOST_COMMUNES:
            return []
        return [(value, site.identitysettings.name) for value, site in sites.items()]

    @property
    def site(self) -> Site | None:
        """The commune that was chosen; the portal's own site where a list offers it."""
        value = self.value("commune")
        return self.frame.site if value == str(self.frame.site.pk) else self.sites.get(value)

    def in_commune(self, items: QuerySet, field: str = "path") -> QuerySet:
        """The items of the chosen commune; all where none was. `field` leads to a page's path."""
        if not self.value("commune") or not (site := self.site):
            return items
        return items.filter(below(home_paths(site.root_page.path), field))

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What else the address asks for, which a choice in the select must not lose."""
        names = [name for name in self.fields if name != "commune" and self.value(name)]
        return [(name, self.data.get(name, "")) for name in names]


@dataclass(frozen=True)
class Listing:
    """One page of a list, with the form that shaped it."""

    form: ListForm
    page_obj: PageOfItems

    @property
    def count(self) -> int:
        return self.page_obj.paginator.count


class ItemsMixin(Host):
    """A section that finds the items below it by their addresses, whole in one query."""

    # Whether items stand in items, too.
    items_nest = False

    def item_pages(self) -> QuerySet | None:
        """The items below this page, with all that an item's own page shows; None for no items."""
        return None

    def kinds_of_items(self) -> list[QuerySet]:
        """Where the items are of several types: those of each, in the order they are tried in."""
        pages = self.item_pages()
        return [] if pages is None else [pages]

    def item_at(self, address: str, pages: QuerySet) -> Any:
        """The one of `pages` that stands below this page at an address; None if none does."""
        # Not by slug: many communes have the same one, and an index of them all is read through.
        page = pages.filter(url_path=f"{self.url_path}{address}/").first()
        if page and page.depth == self.depth + 1:
            page._cached_parent_obj = self
        return page

    def route(self, request, path_components):
        if len(path_components) == 1 or (path_components and self.items_nest):
            address = "/".join(path_components)
            for pages in self.kinds_of_items():
                if page := self.item_at(address, pages):
                    return page.route(request, [])
        return super().route(request, path_components)


class ListingMixin(ItemsMixin):
    """A page that lists items, under `listing` in its template."""

    list_form_class = ListForm
    per_page = 12
    shows_latest = True
    schema_type = "CollectionPage"
    # Whether how many there are follows from the content alone, and not from the hour.
    count_is_of_content = False

    def get_items(self, request) -> QuerySet:
        """Everything this list may show, scoped by `in_frame(request.frame)`."""
        raise NotImplementedError

    def decorate(self, items: list, request) -> list:
        """What one page of items needs beyond its rows: on the portal, their communes."""
        return attach_communes(items, request.frame) if request.frame.is_portal else items

    def get_listing(self, request) -> Listing:
        items = self.get_items(request)
        form = self.list_form_class(request.GET, frame=request.frame, items=items)
        found = form.filter(items)
        paginator = Paginator(found, self.per_page)
        self._remember_count(paginator, found, request)
        page_obj = paginator.get_page(request.GET.get("page"))
        request.frame.understands("page", str(page_obj.number))
        page_obj.object_list = self.decorate(list(page_obj.object_list), request)
        request.frame.shows(page_obj.object_list)
        return Listing(form, page_obj)

    def _remember_count(self, paginator: Paginator, found: QuerySet, request) -> None:
        """All that the province has is counted once for all pages of the list."""
        if self.count_is_of_content and request.frame.is_portal and not set(request.GET) - {"page"}:
            tag = found.model._meta.app_label
            paginator.count = request.frame.remember(f"count:{self.pk}", found.count, tag)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["listing"] = self.get_listing(request)
        return context
