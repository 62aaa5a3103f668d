"""What an annex says differently from the register, and taking it in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db import transaction

from products.decisions.importing.rows import AnnexRow, Head
from products.decisions.matching import match_entries
from products.decisions.models import DecisionEntry, OcopDecision
from products.decisions.names import number_key
from products.decisions.places import Places

# What a later annex may say anew of an entry.
_FIELDS = (
    "product_name",
    "owner_name",
    "commune_text",
    "star_rating",
    "certificate_number",
    "valid_until",
)


class Became(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True)
class Difference:
    """A row with what the register has: `changes` are (label, before, after)."""

    row: AnnexRow
    entry: DecisionEntry
    changes: list[tuple[str, str, str]]

    @property
    def became(self) -> Became:
        if self.entry.pk is None:
            return Became.NEW
        return Became.CHANGED if self.changes else Became.SAME


def differences(rows: Iterable[AnnexRow], head: Head) -> list[Difference]:
    """Each row against the register; nothing is written. Two queries and those of places."""
    rows = list(rows)
    keys = {number_key(row.number) for row in rows}
    known = {
        (one.number_key, one.issued_on): one
        for one in OcopDecision.objects.filter(number_key__in=keys)
    }
    entries = DecisionEntry.objects.filter(decision__in=known.values()).select_related("decision")
    by_key = {_key(one.decision, one.name_key, one.owner_key): one for one in entries}
    return list(_differences(rows, head, known, by_key))


def _differences(rows, head: Head, known: dict, by_key: dict) -> Iterator[Difference]:
    places = Places()
    for row in rows:
        day = date.fromisoformat(row.issued_on)
        key = (number_key(row.number), day)
        decision = known.setdefault(key, _decision(row, head, day))
        said = _said(row, decision)
        entry = by_key.get(_key(decision, said.name_key, said.owner_key))
        if entry is None:
            place = places.find(row.commune)
            said.unit, said.site_id = place.unit, place.site_id
            yield Difference(row, said, [])
            continue
        entry.decision = decision
        changes = []
        for name in _FIELDS:
            # Without an end of its own a row says nothing against one that was written.
            if name == "valid_until" and not row.valid_until:
                continue
            before, after = getattr(entry, name), getattr(said, name)
            if before != after and after not in ("", None):
                label = str(DecisionEntry._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
                changes.append((label, _words(before), _words(after)))
                setattr(entry, name, after)
        if changes or entry.site_id is None:
            place = places.find(entry.commune_text)
            entry.unit, entry.site_id = place.unit or entry.unit, place.site_id or entry.site_id
        yield Difference(row, entry, changes)


def _decision(row: AnnexRow, head: Head, day: date) -> OcopDecision:
    return OcopDecision(
        number=row.number,
        number_key=number_key(row.number),
        issued_on=day,
        authority=head.authority,
        kind=head.kind,
        criteria_set=head.criteria_set,
        source_url=head.source_url,
        is_sample=head.is_sample,
    )


def _said(row: AnnexRow, decision: OcopDecision) -> DecisionEntry:
    entry = DecisionEntry(
        decision=decision,
        product_name=row.product,
        owner_name=row.owner,
        commune_text=row.commune,
        star_rating=row.stars,
        certificate_number=row.certificate,
        valid_until=date.fromisoformat(row.valid_until) if row.valid_until else None,
    )
    entry.work_out()
    return entry


def _key(decision: OcopDecision, name: str, owner: str) -> tuple:
    return (decision.number_key, decision.issued_on, name, owner)


def _words(value) -> str:
    return f"{value:%-d/%-m/%Y}" if isinstance(value, date) else str(value or "–")


def take_in(rows: Iterable[AnnexRow], head: Head) -> dict[str, int]:
    """Writes what is new or changed, and looks for the pages; how many became what.

    Once more with the same rows changes nothing.
    """
    counts = dict.fromkeys(map(str, Became), 0)
    with transaction.atomic():
        found = differences(rows, head)
        for one in found:
            counts[one.became] += 1
            if one.entry.decision.pk is None:
                one.entry.decision.save()
            if one.became != Became.SAME:
                one.entry.save()
        match_entries([one.entry for one in found])
    return counts
