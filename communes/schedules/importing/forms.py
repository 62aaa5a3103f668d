"""The three screens of an import: what is read, which column is what, what is taken in."""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from communes.schedules.grid import HourInput, day_name
from communes.schedules.importing import personal
from communes.schedules.importing.columns import Column, Role, columns_of, head_rows
from communes.schedules.importing.reading import read_file, read_pasted
from communes.schedules.importing.rows import Found
from communes.schedules.importing.tables import MOST_LETTERS, Table
from communes.schedules.importing.taking import ADD, REPLACE
from communes.schedules.models import ScheduleEntry
from communes.schedules.models.entry import EntryType, Session, session_of
from portal.core.tables.cells import MOST_TABLES, Unreadable
from portal.core.weeks import Week

KINDS = ".xlsx,.docx,.csv,.txt,.html,.htm"


class SourceForm(forms.Form):
    """A file, or what was pasted."""

    file = forms.FileField(
        label=_("File"),
        required=False,
        help_text=_("Excel (.xlsx), Word (.docx), .csv or a saved page (.html), up to 5 MB."),
        widget=forms.FileInput(attrs={"accept": KINDS}),
    )
    text = forms.CharField(
        label=_("Or paste the table here"),
        required=False,
        strip=False,
        help_text=_("Mark the table in Word or Excel, copy it (Ctrl+C), click here, Ctrl+V."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    # What a paste brings besides its text; filled by the script of the box.
    markup = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        file, text, markup = (cleaned.get(name) for name in ("file", "text", "markup"))
        if self.errors:
            return cleaned
        if not file and not (text or "").strip() and not (markup or "").strip():
            raise ValidationError(_("Choose a file, or paste the table."))
        try:
            cleaned["tables"] = read_file(file) if file else read_pasted(markup or "", text or "")
            together(cleaned["tables"])
        except ValidationError as error:
            self.add_error("file" if file else "text", error)
        return cleaned


def together(tables: Sequence[Table]) -> str:
    """The tables as they travel from screen to screen. Raises Unreadable."""
    letters = sum(len(cell) for table in tables for row in table.rows for cell in row)
    if letters > 2 * MOST_LETTERS:
        raise Unreadable(_now("This file has far more than a few weeks. Keep the week you need."))
    return json.dumps([table.as_json() for table in tables], ensure_ascii=False)


def apart(text: str) -> list[Table]:
    """Reads `together` back. Raises Unreadable."""
    try:
        parts = json.loads(text)
        if not isinstance(parts, list) or not all(isinstance(part, str) for part in parts):
            raise TypeError
    except (ValueError, TypeError, RecursionError) as error:
        raise Unreadable(_now("The table got lost on the way. Choose it once more.")) from error
    tables = [Table.parse(part) for part in parts[:MOST_TABLES]]
    if not any(table.has_words for table in tables):
        raise Unreadable(_now("There is no table with words in it."))
    return tables


class ColumnsForm(forms.Form):
    """Which sheet is read, and what stands in each of its columns."""

    def __init__(self, tables: Sequence[Table], *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.tables = tables
        names = [table.name or str(number + 1) for number, table in enumerate(tables)]
        sheets = forms.TypedChoiceField(
            label=_("Sheet"), coerce=int, choices=list(enumerate(names))
        )
        self.fields["sheet"] = sheets
        asked = str(self.data.get("sheet", ""))
        is_one = asked.isascii() and asked.isdigit() and int(asked[:4]) < len(tables)
        self.number = int(asked) if is_one else self._likely()
        self.initial["sheet"] = self.number
        self.table = tables[self.number]
        self.found = columns_of(self.table)
        for place, column in enumerate(self.found):
            label = column.head or str(place + 1)
            self.fields[f"role-{place}"] = forms.ChoiceField(
                label=label, choices=Role.choices, initial=column.role.value, required=False
            )

    def _likely(self) -> int:
        """The first sheet that has a head."""
        return next((n for n, table in enumerate(self.tables) if head_rows(table)), 0)

    @property
    def selects(self) -> list[forms.BoundField]:
        return [self[f"role-{place}"] for place in range(len(self.found))]

    @property
    def roles(self) -> list[str]:
        return [self.cleaned_data[f"role-{place}"] for place in range(len(self.found))]

    @property
    def columns(self) -> list[Column]:
        """The columns with the roles that were chosen."""
        return columns_of(self.table, self.roles)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not {Role.CONTENT, Role.HEADED} & set(self.roles):
            raise ValidationError(_("Say which column holds the work."))
        return cleaned


def _day_label(day: date, week: Week) -> str:
    if day in week:
        return day_name(day)
    return _now("%(day)s (of another week)") % {"day": f"{day_name(day)}/{day:%Y}"}


def _time_field(label: Any) -> forms.TimeField:
    return forms.TimeField(label=label, required=False, widget=HourInput)


def _text_field(name: str, widget: type[forms.Widget] = forms.TextInput) -> forms.CharField:
    field = ScheduleEntry._meta.get_field(name)
    return forms.CharField(
        label=field.verbose_name, max_length=field.max_length, required=False, widget=widget
    )


class RowForm(forms.Form):
    """One entry as it would be taken in."""

    take = forms.BooleanField(label=_("Take in"), required=False)
    day = forms.ChoiceField(label=_("Day"), required=False)
    start = _time_field(pgettext_lazy("time", "from"))
    end = _time_field(pgettext_lazy("time", "to"))
    session = forms.ChoiceField(label=_("part of the day"), choices=Session.choices)
    content = _text_field("content", forms.Textarea)
    place = _text_field("place")
    chair = _text_field("chair")
    participants = _text_field("participants")
    host_unit = _text_field("host_unit")
    entry_type = forms.ChoiceField(
        label=pgettext_lazy("schedule", "kind"), choices=EntryType.choices
    )
    is_public = forms.BooleanField(label=_("public"), required=False)
    is_cancelled = forms.BooleanField(label=_("cancelled"), required=False)
    mask = forms.BooleanField(label=_("Hide names and numbers of citizens"), required=False)

    def __init__(self, *args: Any, found: Found, week: Week, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.found, self.week = found, week
        self.fields["content"].widget.attrs["rows"] = 2
        # The browser would cut what is too long; it is told and shortened by who knows it.
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)
        days = list(week.days)
        if other := self._other_day():
            days.append(other)
        choices = [(day.isoformat(), _day_label(day, week)) for day in days]
        self.fields["day"] = forms.ChoiceField(
            label=_("Day"), required=False, choices=[("", _now("Choose the day")), *choices]
        )

    def _other_day(self) -> date | None:
        value = self.data.get(self.add_prefix("day"), "") if self.is_bound else ""
        try:
            day = date.fromisoformat(value) if value else self.found.day
        except ValueError:
            return None
        return None if day is None or day in self.week else day

    @property
    def is_taken(self) -> bool:
        return bool(self["take"].value())

    @property
    def wrong(self) -> list[str]:
        """What keeps the row out."""
        return (
            [str(text) for texts in self.errors.values() for text in texts] if self.is_taken else []
        )

    def clean_day(self) -> date | None:
        value = self.cleaned_data["day"]
        if not value:
            raise ValidationError(_("The table doesn’t say the day. Choose it."))
        day = date.fromisoformat(value)
        if day not in self.week:
            told = {"day": f"{day:%-d/%-m/%Y}", "week": Week.of(day).label, "span": self.week.span}
            raise ValidationError(
                _("%(day)s is of %(week)s, not of %(span)s.") % told, code="other_week"
            )
        return day

    def clean_content(self) -> str:
        content = " ".join(self.cleaned_data["content"].split())
        if not content:
            raise ValidationError(_("Write what is done."))
        return content

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        start, end = cleaned.get("start"), cleaned.get("end")
        if end and not start and "start" not in self.errors:
            self.add_error("end", _("Give the starting time first."))
        elif start and end and end <= start:
            self.add_error("end", _("The end must be after the start."))
        if start and (said := cleaned.get("session")):
            cleaned["session"] = session_of(start, Session(said))
        return cleaned

    def entry(self) -> ScheduleEntry:
        """The entry of a valid row."""
        told = self.cleaned_data
        hide = personal.masked if told["mask"] else str
        return ScheduleEntry(
            date=told["day"],
            session=told["session"],
            start_time=told["start"],
            end_time=told["end"],
            content=hide(told["content"]),
            place=hide(told["place"]),
            chair=told["chair"],
            participants=hide(told["participants"]),
            host_unit=told["host_unit"],
            entry_type=told["entry_type"],
            is_public=told["is_public"],
            is_cancelled=told["is_cancelled"],
        )


_AS_FOUND = (
    "content",
    "place",
    "chair",
    "participants",
    "host_unit",
    "is_public",
    "is_cancelled",
)


def _initial(found: Found) -> dict[str, Any]:
    return {
        "take": True,
        "day": found.day.isoformat() if found.day else "",
        "start": found.hours.start,
        "end": found.hours.end,
        "session": found.session,
        "entry_type": found.entry_type,
        "mask": bool(found.citizens),
        **{name: getattr(found, name) for name in _AS_FOUND},
    }


def row_forms(found: Sequence[Found], week: Week, data: Any = None) -> list[RowForm]:
    """A form for each entry; those that were not sent yet are checked as they are found."""
    forms_ = []
    for number, one in enumerate(found):
        prefix = f"row-{number}"
        values = data if data is not None else _as_sent(prefix, _initial(one))
        forms_.append(RowForm(values, prefix=prefix, found=one, week=week))
    return forms_


def _as_sent(prefix: str, values: dict[str, Any]) -> dict[str, Any]:
    sent = {name: value for name, value in values.items() if value not in (None, False)}
    for name in ("start", "end"):
        if name in sent:
            sent[name] = f"{sent[name]:%-H:%M}"
    return {f"{prefix}-{name}": value for name, value in sent.items()}


def other_weeks(rows: Sequence[RowForm]) -> list[Week]:
    """Weeks that entries are dated in beside the chosen one, the commonest first."""
    counts = Counter(Week.of(day) for row in rows if row.is_taken and (day := row._other_day()))
    return [week for week, _count in counts.most_common(3)]


class ModeForm(forms.Form):
    """Asked where the week has entries already."""

    mode = forms.ChoiceField(
        label=_("This week has a schedule already"),
        choices=[
            (ADD, _("Add what is new, keep what is there")),
            (REPLACE, _("Replace what is there by this table")),
        ],
        initial=ADD,
        widget=forms.RadioSelect,
    )
