"""The week's entries in the editor: a line each, by days, that opens to be edited.

Wagtail's InlinePanel with rows of its own: names, keys and order of the formset are the same,
so saving by itself, comparing and publishing know nothing of it.
"""

from datetime import date
from typing import Any

from django import forms
from django.utils.text import capfirst
from wagtail.admin.panels import InlinePanel

from communes.schedules.weeks import Week
from portal.core.formatting import weekday_name


class DayInput(forms.Select):
    """One of the seven days of the week; `WeekGrid` says which."""


class HourInput(forms.TimeInput):
    """The browser's own field: a phone offers a clock, a keyboard types four digits."""

    input_type = "time"

    def __init__(self, attrs: dict | None = None):
        super().__init__(attrs, format="%H:%M")


def day_name(day: date) -> str:
    """A day of a week as the editor names it: "Thứ Hai, 23/11"."""
    return f"{capfirst(weekday_name(day))}, {day:%-d/%-m}"


class WeekGrid(InlinePanel):
    """A table of the week: what has an error is open, the rest one line."""

    class BoundPanel(InlinePanel.BoundPanel):
        template_name = "schedules/admin/week_grid.html"

        def __init__(self, **kwargs: Any):
            super().__init__(**kwargs)
            if self.form is None:
                return
            self.week = self._week()
            self.empty_child.form.fields["date"].widget.choices = self._choices(None)
            shown = None
            for child in self.children:
                day = child.form["date"].value()
                child.form.fields["date"].widget.choices = self._choices(day)
                # The heading of a day stands above the first of its entries.
                child.is_first = child.form.instance.date != shown
                shown = child.form.instance.date
                child.day_name = day_name(shown) if isinstance(shown, date) else ""

        def _week(self) -> Week:
            day = self.form["starts_on"].value() or self.form.instance.starts_on
            if not isinstance(day, date):
                try:
                    day = self.form.fields["starts_on"].to_python(day)
                except forms.ValidationError:
                    day = self.form.instance.starts_on
            return Week.of(day) if day else Week.this()

        def _choices(self, value: Any) -> list[tuple[str, str]]:
            """The days of the week, and the day that the entry has, so that nothing is lost."""
            days = [(day.isoformat(), day_name(day)) for day in self.week.days]
            text = str(value or "")
            if text and text not in dict(days):
                days.append((text, day_name(value) if isinstance(value, date) else text))
            return [("", "–"), *days]
