"""The week's entries in the editor: a line each, by days, that opens to be edited.

Wagtail's InlinePanel with rows of its own: names, keys and order of the formset are the same,
so saving by itself, comparing and publishing know nothing of it.
"""

import re
from datetime import date
from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from wagtail.admin.panels import InlinePanel

from portal.core.formatting import weekday_name
from portal.core.weeks import Week

INPUTS = {f"django/forms/widgets/{kind}.html" for kind in ("text", "checkbox", "hidden", "time")}


class RowRenderer(DjangoTemplates):
    """Writes inputs and selects at once: Django renders templates for each input and option, of
    a week these are many hundreds."""

    def render(self, template_name: str, context: dict, request: Any = None) -> str:
        widget = context["widget"]
        if template_name == "django/forms/widgets/select.html":
            options = [
                (option["value"], flatatt(option["attrs"]), option["label"])
                for _group, options, _index in widget["optgroups"]
                for option in options
            ]
            return format_html(
                '<select name="{}"{}>{}</select>',
                widget["name"],
                flatatt(widget["attrs"]),
                format_html_join("", '<option value="{}"{}>{}</option>', options),
            )
        if template_name not in INPUTS:
            return super().render(template_name, context, request)
        said = {} if widget["value"] is None else {"value": widget["value"]}
        return format_html(
            '<input type="{}" name="{}"{}>',
            widget["type"],
            widget["name"],
            flatatt(said | widget["attrs"]),
        )


class DayInput(forms.Select):
    """One of the seven days of the week; `WeekGrid` says which."""


# "7h30", "7:30", "7 giờ", "0730", "14".
_HOUR = re.compile(
    r"(?P<hour>\d{1,2})\s*(?:(?:h|g|giờ|[:.])\s*(?P<minute>\d{2})?|(?P<rest>\d{2}))?\s*(?:p|phút|')?",
    re.IGNORECASE,
)


class HourInput(forms.TimeInput):
    """An hour as it is said: the browser's own field asks for AM and PM wherever the machine
    is in English."""

    def __init__(self, attrs: dict | None = None):
        said = {"autocomplete": "off", "placeholder": "7:30", "maxlength": 12, "data-hour": ""}
        super().__init__(said | (attrs or {}), format="%-H:%M")

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        value = super().value_from_datadict(data, files, name)
        match = _HOUR.fullmatch(value.strip()) if isinstance(value, str) else None
        if not match:
            return value
        minute = match["minute"] or match["rest"] or "00"
        if int(match["hour"]) > 23 or int(minute) > 59:
            return value
        return f"{match['hour']}:{minute}"


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
            if not self.form.is_bound:  # what was refused stays as it was typed
                self.children.sort(key=lambda child: child.form.instance.order_key)
            self.week = self._week()
            quick = RowRenderer()
            for child in (*self.children, self.empty_child):
                child.form.renderer = quick
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
