"""The register for programs: heads of days on every host, all entries on the portal's."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, JsonResponse

from portal.pagecache.conditional import MINUTE, kept_for
from portal.register.chain import START
from portal.register.heads import Head, heads_of_days
from portal.register.models.entries import RegisterEntry

ENTRIES_AT_ONCE = 500
HEADS_AT_ONCE = 400  # a year and more


class EntriesForm(forms.Form):
    """From which place on."""

    tu = forms.IntegerField(min_value=1, max_value=2**62, required=False)

    @property
    def first(self) -> int:
        return (self.cleaned_data.get("tu") or 1) if self.is_valid() else 1


class HeadsForm(forms.Form):
    """Of days before which one."""

    truoc = forms.DateField(input_formats=["%Y-%m-%d"], required=False)

    @property
    def before(self):
        return self.cleaned_data.get("truoc") if self.is_valid() else None


def head_values(head: Head) -> dict[str, Any]:
    """A head as programs read it."""
    return {"day": head.day.isoformat(), "sequence": head.sequence, "hash": head.hash}


@kept_for(5 * MINUTE)
def heads(request: HttpRequest) -> JsonResponse:
    """The heads of days that are over, the newest first; `next` leads to older ones."""
    found = heads_of_days(HEADS_AT_ONCE, HeadsForm(request.GET).before)
    more = f"?truoc={found[-1].day.isoformat()}" if len(found) == HEADS_AT_ONCE else None
    return _json({"start": START, "heads": list(map(head_values, found)), "next": more})


@kept_for(MINUTE)
def entries(request: Any) -> JsonResponse:
    """The entries in their order, from a place on; `next` leads to those that follow."""
    if not request.frame.is_portal:
        raise Http404  # a commune's host tells of its own and the province's papers only
    first = EntriesForm(request.GET).first
    rows = RegisterEntry.objects.filter(sequence__gte=first).order_by("sequence")
    found = list(rows[:ENTRIES_AT_ONCE])
    more = f"?tu={found[-1].sequence + 1}" if len(found) == ENTRIES_AT_ONCE else None
    return _json({"start": START, "entries": _values(found), "next": more})


def _values(rows: Iterable[RegisterEntry]) -> list[dict[str, Any]]:
    return [row.fields | {"hash": row.hash} for row in rows]


def _json(told: dict[str, Any]) -> JsonResponse:
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})
