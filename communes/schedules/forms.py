"""Reading addresses of the public pages, and the editor's forms."""

from datetime import date, timedelta

from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from portal.core.forms import PortalPageForm
from portal.core.weeks import CODE_PATTERN, FIRST_YEAR, LAST_YEAR, Week
from portal.lists.listing import CommuneFilterMixin, ListForm


class WeekField(forms.CharField):
    """A week as in "2026-W48"."""

    pattern = CODE_PATTERN

    def clean(self, value):
        code = super().clean(value)
        if not code:
            return None
        try:
            return Week.parse(code)
        except ValueError as error:
            raise ValidationError(_("This is no week: such as 2026-W48.")) from error


KIND_CHOICES = [("invited", _("Everyone is invited")), ("reception", _("Citizen reception"))]


class WeekForm(ListForm):
    """Which week of a commune to show, and which of its entries."""

    facet_names = ("kind",)
    week = WeekField()
    kind = forms.ChoiceField(label=_("What to show"), choices=KIND_CHOICES)


class ArchiveForm(ListForm):
    """Weeks by year."""

    facet_names = ("year",)
    year = forms.TypedChoiceField(label=_("Year"), coerce=int)

    def prepare(self):
        years = self.all_items().order_by("-iso_year").values_list("iso_year", flat=True).distinct()
        self.fields["year"].choices = [("", _("All years")), *((y, str(y)) for y in years)]

    def filter(self, items):
        year = self.value("year")
        return items.filter(iso_year=year) if year else items


class ProvinceForm(CommuneFilterMixin):
    """Which day or week, and which commune, of the province's schedule to show."""

    # Further off, the links to the day before and after end: robots would never.
    reach = timedelta(days=60)

    day = forms.DateField(input_formats=["%Y-%m-%d"])
    week = WeekField()
    facet_names = ("kind",)
    kind = forms.ChoiceField(label=_("What to show"), choices=KIND_CHOICES)
    every_commune = _("All communes")

    def clean_day(self):
        day = self.cleaned_data["day"]
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValidationError(_("This day is too far away."))
        return day

    @property
    def by_week(self) -> bool:
        return bool(self.value("week")) and not self.value("day")

    @property
    def first(self) -> date:
        """The first day that is shown."""
        if self.by_week:
            return self.value("week").monday
        return self.value("day") or timezone.localdate()

    @property
    def last(self) -> date:
        return self.value("week").sunday if self.by_week else self.first

    @property
    def week_code(self) -> str:
        return Week.of(self.first).code

    @property
    def shows_today(self) -> bool:
        return self.first <= timezone.localdate() <= self.last

    @property
    def before(self) -> str:
        """The day or week before, as an address writes it; "" where there is no use in going on."""
        return self._step(-1)

    @property
    def after(self) -> str:
        return self._step(1)

    @property
    def is_near(self) -> bool:
        """Whether links lead to these days."""
        return abs(self.first - timezone.localdate()) <= self.reach

    def _step(self, steps: int) -> str:
        day = self.first + timedelta(days=steps * (7 if self.by_week else 1))
        if abs(day - timezone.localdate()) > self.reach:
            return ""
        return Week.of(day).code if self.by_week else day.isoformat()

    def filter(self, items):
        items = items.filter(date__range=(self.first, self.last))
        return self.in_commune(items.of_kind(self.value("kind")), "page__path")


class WorkScheduleForm(PortalPageForm):
    """A week's page: proposes the next free week and keeps entries inside theirs."""

    class Media:
        css = {"all": ["schedules/weeks.css"]}
        js = ["schedules/week-grid.js"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.parent_page and not self.instance.pk and not self.instance.starts_on:
            section = self.parent_page.specific
            # Any page may stand in an address of the admin; the section alone knows its weeks.
            if hasattr(section, "next_free_week"):
                self.initial["starts_on"] = section.next_free_week().monday

    def clean(self):
        cleaned = super().clean()
        starts_on = cleaned.get("starts_on")
        if not starts_on:
            return cleaned
        if self.parent_page and not self.instance.path:
            try:
                self.instance.refuse_second_page(self.parent_page, starts_on)
            except ValidationError as error:
                self.add_error(None, error)
        if "entries" in self.formsets and not self.is_deferred_validation:
            self._keep_inside(Week.of(starts_on))
        return cleaned

    def save(self, commit=True):
        """Entries stay in the editor in the order in which readers see them.

        Those of the same hour keep the order that they were dragged into.
        """
        if "entries" in self.formsets:
            rows = [row for row in self.formsets["entries"].forms if row.cleaned_data.get("date")]
            for row in rows:
                row.instance.sort_order = row.cleaned_data["ORDER"]
            rows.sort(key=lambda row: row.instance.order_key)
            for place, row in enumerate(rows, start=1):
                row.cleaned_data["ORDER"] = place
        return super().save(commit)

    def _keep_inside(self, week: Week) -> None:
        entries = self.formsets["entries"]
        entries.is_valid()
        for form in entries.forms:
            if form in entries.deleted_forms:
                continue
            day = getattr(form, "cleaned_data", {}).get("date")
            if day and day not in week:
                form.add_error(
                    "date", _("Choose a day of this week: %(span)s.") % {"span": week.span}
                )


class CopyWeekForm(forms.Form):
    """Into which week to copy a schedule."""

    week = forms.DateField(
        label=_("Into the week of"),
        help_text=_("Any day of the week will do."),
        widget=AdminDateInput,
    )

    def __init__(self, *args, index, **kwargs):
        self.index = index
        kwargs["initial"] = {"week": index.next_free_week().monday}
        super().__init__(*args, **kwargs)

    def clean_week(self) -> Week:
        week = Week.of(self.cleaned_data["week"])
        pages = apps.get_model("schedules.WorkSchedulePage").objects.child_of(self.index)
        if taken := pages.filter(starts_on=week.monday).first():
            raise ValidationError(
                _("“%(title)s” already exists. Choose another week.") % {"title": taken.title}
            )
        return week
