"""The harvest calendar: which months a product is there, as a table, a picture and a calendar."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django import forms
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from icalendar import Event

from portal.core.addresses import page_url
from portal.lists.counted import CountedListForm
from portal.lists.listing import ListingMixin
from portal.machines.calendars import calendar_response, new_calendar
from portal.pagecache.conditional import HOUR, kept_for
from portal.sites.neighbours import attach_communes
from products.fields import ALL_YEAR, MONTH_CHOICES, month_spans
from products.formatting import when_there
from products.models.choices import OcopGroup
from products.models.products import ProductPage
from products.querysets import ProductQuerySet, in_season, in_season_next

# What a phone's calendar is told: harvests that are going on, and those of the year to come.
AHEAD = timedelta(days=365)
MOST_PRODUCTS = 2000


class HarvestForm(CountedListForm):
    """Which harvests are shown: those of now or of next month, of a group, of a commune."""

    facet_names = ("when", "group", "commune")

    when = forms.ChoiceField(
        label=gettext_lazy("Season"),
        choices=[
            ("now", gettext_lazy("In season now")),
            ("soon", gettext_lazy("In season next month")),
        ],
    )
    group = forms.ChoiceField(label=gettext_lazy("Group"), choices=OcopGroup.choices)

    def all_items(self) -> QuerySet:
        return super().all_items().exclude(season_months=0)

    def condition(self, name: str, value: str) -> Q:
        if name == "group":
            return Q(ocop_group=value)
        month = timezone.localdate().month
        return in_season(month) if value == "now" else in_season_next(month)


class HarvestList(ListingMixin):
    """Products by their months: what is there now, what comes next, the rest, all year last."""

    list_form_class = HarvestForm
    per_page = 30

    def get_items(self, request) -> ProductQuerySet:
        month = timezone.localdate().month
        rank = Case(
            When(in_season(month), then=Value(0)),
            When(in_season_next(month), then=Value(1)),
            When(season_months=ALL_YEAR, then=Value(3)),
            default=Value(2),
            output_field=IntegerField(),
        )
        items = ProductPage.objects.in_frame(request.frame).exclude(season_months=0)
        return (
            items.select_related("locale").prefetch_related("periods").order_by(rank, "title", "pk")
        )


@dataclass(frozen=True)
class Month:
    """A column: its number, its name, and whether it is this month."""

    number: int
    name: str
    is_now: bool


def months_on(day: date) -> list[Month]:
    """The twelve months of the table."""
    return [Month(number, str(name), number == day.month) for number, name in MONTH_CHOICES]


def show_harvest(section, request) -> HttpResponse:
    """The table of months and products below a list of products."""
    context = section.context_around(request) | {
        "page": section,
        "listing": HarvestList().get_listing(request),
        "months": months_on(timezone.localdate()),
        "crumb_title": _("Harvest calendar"),
    }
    return TemplateResponse(request, "products/harvest.html", context)


def spans_from(mask: int, day: date) -> Iterator[tuple[date, date]]:
    """The harvests that are not over on a day and begin within a year: first day, day after
    the last. Nothing for what is there all the year."""
    for first, last in month_spans(mask) if mask != ALL_YEAR else []:
        for year in (day.year - 1, day.year, day.year + 1):
            begins = date(year, first, 1)
            last_year = year + (last < first)
            ends = date(last_year + last // 12, last % 12 + 1, 1)
            if ends > day and begins <= day + AHEAD:
                yield begins, ends


def spans_of(item: ProductPage, day: date) -> Iterator[tuple[date, date]]:
    """As `spans_from`; where the days of an opening are told, these."""
    told = item.open_periods
    spans = [(period.starts_on, period.ends_on + timedelta(days=1)) for period in told]
    yield from spans or spans_from(item.season_months, day)


@kept_for(HOUR)
def harvest_calendar(request) -> HttpResponse:
    """The harvests of a site, on the portal of all communes, to subscribe to."""
    frame = request.frame
    if not frame.navigation.section_url("ProductIndexPage"):
        raise Http404
    items = ProductPage.objects.in_frame(frame).exclude(season_months=0)
    # Tourism may tell days in every month of the year.
    items = items.exclude(~Q(ocop_group=OcopGroup.TOURISM), season_months=ALL_YEAR)
    items = items.select_related("locale").prefetch_related("periods").order_by("path")
    items = list(items[:MOST_PRODUCTS])
    if frame.is_portal:
        items = attach_communes(items, frame)
    title = _("Harvests – %(name)s") % {"name": frame.identity.name}
    calendar = new_calendar(title, "Harvests")
    for item in items:
        for begins, ends in spans_of(item, timezone.localdate()):
            calendar.add_component(_event(item, begins, ends, frame))
    return calendar_response(calendar, "mua-vu.ics")


def _event(item: ProductPage, begins: date, ends: date, frame) -> Event:
    """A harvest as whole days that block nobody's time."""
    commune = getattr(item, "commune", None)
    url = page_url(item, frame)
    event = Event()
    first = f"{begins:%Y-%m}" if begins.day == 1 else begins.isoformat()
    event.add("uid", f"{item.translation_key}-{first}")
    event.add("dtstamp", item.last_published_at or item.latest_revision_created_at)
    event.add("dtstart", begins)
    event.add("dtend", ends)
    event.add("transp", "TRANSPARENT")
    words = (
        pgettext("tourism", "In season: %(name)s") if item.is_tourism else _("In season: %(name)s")
    )
    event.add("summary", words % {"name": item.shared_title})
    if commune:
        event.add("location", commune.name)
    event.add("url", url)
    event.add("description", "\n".join(filter(None, (when_there(item), url))))
    return event
