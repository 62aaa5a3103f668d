"""What Open311 can be asked."""

from django import forms
from django.db.models import QuerySet

from communes.feedback.choices import Status
from portal.open_data.filters import FIRST_YEAR, LAST_YEAR

STATES = {"open", "closed"}


class MomentField(forms.DateTimeField):
    """A moment in years that databases can reckon with, whatever its time zone."""

    def to_python(self, value):
        moment = super().to_python(value)
        if moment and not FIRST_YEAR <= moment.year <= LAST_YEAR:
            raise forms.ValidationError("far")
        return moment


class RequestsForm(forms.Form):
    """By state, kind, numbers and moments; a value that can't be read is an error."""

    status = forms.CharField(required=False, max_length=40)
    service_code = forms.CharField(required=False, max_length=200)
    service_request_id = forms.CharField(required=False, max_length=2000)
    start_date = MomentField(required=False)
    end_date = MomentField(required=False)
    page = forms.IntegerField(required=False, min_value=1, max_value=10_000)
    page_size = forms.IntegerField(required=False, min_value=1, max_value=100)

    def _numbers(self, name: str) -> list[int]:
        parts = [part.strip() for part in self.cleaned_data[name].split(",") if part.strip()]
        if not all(part.isascii() and part.isdecimal() and len(part) < 10 for part in parts):
            raise forms.ValidationError("not a number")
        return [int(part) for part in parts]

    def clean_service_code(self) -> list[int]:
        return self._numbers("service_code")

    def clean_service_request_id(self) -> list[int]:
        return self._numbers("service_request_id")

    def clean_status(self) -> set[str]:
        asked = {part.strip() for part in self.cleaned_data["status"].split(",") if part.strip()}
        if asked - STATES:
            raise forms.ValidationError("open or closed")
        return asked

    def filter(self, items: QuerySet) -> QuerySet:
        """Those that fit what was asked; of a valid form."""
        data = self.cleaned_data
        if data["status"] == {"open"}:
            items = items.filter(status__in=Status.open())
        elif data["status"] == {"closed"}:
            items = items.filter(status__in=Status.closed())
        for name, field in (("service_code", "kind_id"), ("service_request_id", "pk")):
            if data[name]:
                items = items.filter(**{f"{field}__in": data[name]})
        if start := data["start_date"]:
            items = items.filter(received_at__gte=start)
        if end := data["end_date"]:
            items = items.filter(received_at__lte=end)
        return items

    @property
    def part(self) -> slice:
        """Which of the rows are asked for."""
        size = self.cleaned_data["page_size"] or 50
        start = ((self.cleaned_data["page"] or 1) - 1) * size
        return slice(start, start + size)
