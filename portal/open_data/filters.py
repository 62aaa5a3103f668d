"""Narrowing a list by its query string: what has no meaning is refused, never passed over.

A program that misspells a parameter would otherwise take the whole list for the answer.
"""

from datetime import date, datetime, time, timedelta

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_filters.rest_framework import DjangoFilterBackend
from wagtail.models import Site

from portal.core.querysets import below, home_paths
from portal.open_data.errors import WrongParameters, wrong

FIRST_YEAR, LAST_YEAR = 2000, 2100
HIGHEST_ID = 2**31 - 1


class DayField(forms.DateField):
    """A day as in 2026-11-24, in years that calendars can reckon with."""

    # What the API's description says of it: as FIRST_YEAR and LAST_YEAR.
    pattern = r"^(20[0-9]{2}|2100)-[0-9]{2}-[0-9]{2}$"

    def __init__(self, **kwargs):
        super().__init__(**kwargs | {"input_formats": ["%Y-%m-%d"]})

    def to_python(self, value):
        day = super().to_python(value)
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValidationError("far")
        return day


class DayFilter(django_filters.DateFilter):
    """Compares the days of a model by `lookup_expr`."""

    field_class = DayField


def start_of(day: date) -> datetime:
    """The first moment of a day in Vietnam."""
    return timezone.make_aware(datetime.combine(day, time.min))


class FromDayFilter(DayFilter):
    """Moments from the start of a day on."""

    def filter(self, qs: QuerySet, value: date | None) -> QuerySet:
        return qs.filter(**{f"{self.field_name}__gte": start_of(value)}) if value else qs


class ToDayFilter(DayFilter):
    """Moments up to the end of a day."""

    def filter(self, qs: QuerySet, value: date | None) -> QuerySet:
        if not value:
            return qs
        return qs.filter(**{f"{self.field_name}__lt": start_of(value + timedelta(days=1))})


class IdField(forms.IntegerField):
    """A number that names a thing; larger ones name nothing and would break a database."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs | {"min_value": 1, "max_value": HIGHEST_ID})


class IdFilter(django_filters.NumberFilter):
    """The `id` of another item."""

    field_class = IdField

    def get_max_validator(self):
        return None


YES_NO = [("true", _("yes")), ("false", _("no"))]


class OpenFilterSet(django_filters.FilterSet):
    """What every list of pages can be asked. `path_field` leads to the path of a page."""

    path_field = "path"

    commune = django_filters.CharFilter(
        method="in_commune",
        max_length=100,
        help_text=_("One commune, by its id or its identifier."),
    )

    def in_commune(self, items: QuerySet, name: str, value: str) -> QuerySet:
        site = self._site(value)
        if site is None:
            message = gettext("No commune of this site has that id. See the list of communes.")
            raise WrongParameters([wrong(name, message)])
        return items.filter(below(home_paths(site.root_page.path), self.path_field))

    def _site(self, value: str) -> Site | None:
        frame = self.request.frame
        sites = Site.objects.select_related("root_page")
        if not frame.is_portal:
            sites = sites.filter(pk=frame.site.pk)
        named = Q(root_page__slug=value)
        if value.isascii() and value.isdigit() and int(value) <= HIGHEST_ID:
            named |= Q(pk=int(value))
        return sites.filter(named).first()


class PageFilterSet(OpenFilterSet):
    """What lists whose items are pages can be asked too."""

    modified_from = FromDayFilter(
        "last_published_at", help_text=_("Published or changed on this day or later.")
    )


def choices_of(field: forms.Field) -> list[str]:
    """What a field of choices takes, without the empty choice."""
    return [str(value) for value, _label in getattr(field, "choices", ()) if value != ""]


def advice(field: forms.Field) -> str:
    """What a parameter takes, in words."""
    if choices := choices_of(field):
        return gettext("Use one of: %(choices)s.") % {"choices": ", ".join(choices)}
    if isinstance(field, forms.DateField):
        return gettext("Write a day such as 2026-11-24.")
    if isinstance(field, forms.IntegerField):
        return gettext("Write a whole number from 1 to %(highest)s.") % {"highest": field.max_value}
    return str(field.help_text)


class StrictFilterBackend(DjangoFilterBackend):
    """Filters by the view's `filterset_class`; a value that can't be read is a 400."""

    def filter_queryset(self, request, queryset, view) -> QuerySet:
        filterset = self.get_filterset(request, queryset, view)
        if not filterset.is_valid():
            fields = filterset.form.fields
            raise WrongParameters(
                [
                    wrong(name, advice(fields[name]), choices_of(fields[name]))
                    for name in filterset.errors
                    if name in fields
                ]
            )
        return filterset.qs
