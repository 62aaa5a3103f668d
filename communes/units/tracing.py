"""From any name a place has borne to the commune of today, with the day and the document."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from django.apps import apps
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from communes.units.models.succession import UnitSuccession
from communes.units.models.units import AdministrativeUnit
from communes.units.querysets import search_words
from portal.core.text import fold

MOST_ANSWERS = 8
# In words.
LONGEST_NAME = 5
DISTRICTS = (
    AdministrativeUnit.UnitType.HUYEN,
    AdministrativeUnit.UnitType.QUAN,
    AdministrativeUnit.UnitType.THI_XA,
    AdministrativeUnit.UnitType.THANH_PHO,
)
# How alike a mistyped name must be.
LIKENESS = 0.8
SHORTEST = 4


_BETWEEN = re.compile(r"[·•()/;]|\s[-–—]\s")
# An office, or a village of it.
_BEFORE = re.compile(
    r"^\s*(?:(?:ubnd|u[ỷy] ban nhân dân|ủy ban nhân dân|uy ban nhan dan)\s+"
    r"|(?:xóm|thôn|bản|xom|thon|khối|khoi)\s+\d+\s*,?\s*)+",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Trace:
    """A unit that bore the name, with the units of today that it passed into.

    `since` and `basis` are of the last change; `kin` are the keys of all units of
    today's lineage, among them the one that a commune's site stands for.
    """

    unit: AdministrativeUnit
    today: list[AdministrativeUnit]
    since: date | None
    basis: str
    kin: frozenset[int]

    @property
    def is_district(self) -> bool:
        return self.unit.unit_type in DISTRICTS

    @property
    def lies_in(self) -> str:
        """Where it lay, to tell units of one name apart."""
        return capfirst(self.unit.place)

    @property
    def sentence(self) -> str:
        """ "Xã Văn Lợi nay thuộc xã Minh Hợp từ 1/7/2025 (NQ 1678/NQ-UBTVQH15)"."""
        words = {
            "old": capfirst(self.unit.full_name),
            "new": ", ".join(unit.full_name for unit in self.today),
            "day": date_format(self.since) if self.since else "",
        }
        if not self.since and self.unit.unit_type == AdministrativeUnit.UnitType.XA:
            return _("%(old)s is a commune of today") % words
        if not self.since:
            return _("%(old)s is a unit of today") % words
        if self.is_district:
            text = _("%(old)s is no longer, since %(day)s. Its communes are now: %(new)s") % words
        elif [unit.full_name for unit in self.today] == [self.unit.full_name]:
            text = _("%(old)s keeps its name; since %(day)s there is no district above it") % words
        else:
            text = _("%(old)s is now in %(new)s since %(day)s") % words
        return f"{text} ({self.basis})" if self.basis else text


def short_basis(number: str) -> str:
    """A document as people cite it: "NQ 1678/NQ-UBTVQH15"."""
    if "/NQ-" not in number:
        return number
    return _("Resolution %(number)s") % {"number": number}


def trace(text: str) -> tuple[list[Trace], str]:
    """What became of the units of a name, and the name that was meant where it was mistyped.

    Three queries, however many readings and steps it takes: a province's units are
    some hundred short rows, read whole.
    """
    if not search_words(text):
        return [], ""
    ids, meant = _units_named(text)
    return (_traces(ids), meant) if ids else ([], "")


def sites_called(text: str) -> set[int]:
    """The ids of the sites whose unit is of the lineage of one that bore the name."""
    kin = set().union(*(one.kin for one in trace(text)[0]))
    settings = apps.get_model("communes", "CommuneSettings").objects.filter(unit__in=kin)
    return set(settings.values_list("site_id", flat=True)) if kin else set()


@dataclass(frozen=True)
class _Named:
    """A unit with its folded names and those of the places it lies in."""

    pk: int
    names: list[str]
    places: str

    def holds(self, name: str, places: list[str]) -> bool:
        """Whether a name of it has these words, the last one perhaps unfinished."""
        return any(f" {name}" in f" {own}" for own in self.names) and all(
            f" {place}" in self.places for place in places
        )


def _units_named(text: str) -> tuple[list[int], str]:
    rows = AdministrativeUnit.objects.exclude(unit_type=AdministrativeUnit.UnitType.TINH)
    fields = ("pk", "folded_name", "parent__folded_name", "parent__parent__folded_name")
    units = [
        _Named(pk, names.split(","), " " + " ".join(filter(None, places)).replace(",", " "))
        for pk, names, *places in rows.values_list(*fields)
    ]
    for reading in _readings(text):
        if found := _best(units, *reading):
            return found, ""
    if found := _with_place_behind(units, *_readings(text)[-1]):
        return found, ""
    name, places = _readings(text)[-1]
    close = get_close_matches(name, {unit.names[0] for unit in units}, n=1, cutoff=LIKENESS)
    if len(name) < SHORTEST or not close:
        return [], ""
    found = _best(units, close[0], places) or _best(units, close[0], [])
    meant = AdministrativeUnit.objects.filter(pk__in=found[:1]).values_list("name", flat=True)
    return found, meant[0]


def _readings(text: str) -> list[tuple[str, list[str]]]:
    """A name and where it lies: as typed; with the place set apart; without its type."""
    text = unicodedata.normalize("NFC", text)
    # As this portal writes them: "Xã Thành Sơn · Anh Sơn", "Văn Lợi (Quỳ Hợp)", "UBND xã Văn Lợi".
    text = _BETWEEN.sub(",", text).strip(", ")
    text = _BEFORE.sub("", text)
    apart = f"{fold(text.split(',')[0])}"
    for kind in ("huyen", "thi xa", "thanh pho", "tinh", "quan"):
        apart = apart.replace(f" {kind} ", f", {kind} ")
    apart = ",".join([apart, *text.split(",")[1:]])
    readings = []
    for reading in (text, apart):
        name, *places = [words for part in reading.split(",") if (words := search_words(part))]
        readings += [(name, places), (_without_type(name), places)]
    return readings


def _with_place_behind(units: list[_Named], name: str, places: list[str]) -> list[int]:
    """Those of "van loi quy hop": the longest beginning that is a whole name, the rest a place.

    Nothing less: "nghi hop" is no "nghia xuan" of Quỳ Hợp.
    """
    row = name.split()
    for end in range(min(len(row) - 1, LONGEST_NAME), 0, -1):
        own, place = " ".join(row[:end]), " ".join(row[end:])
        found = [
            unit.pk
            for unit in units
            if own in unit.names and f" {place} " in f"{unit.places} " and unit.holds(own, places)
        ]
        if found:
            return found[:MOST_ANSWERS]
    return []


def _without_type(words: str) -> str:
    for kind in AdministrativeUnit.UnitType.values:
        words = words.removeprefix(kind.replace("_", " ") + " ")
    return words


def _best(units: list[_Named], name: str, places: list[str]) -> list[int]:
    """Those that bear just this name, else the first that hold it."""
    found = [unit for unit in units if unit.holds(name, places)]
    exact = [unit for unit in found if name in unit.names]
    return [unit.pk for unit in exact or found][:MOST_ANSWERS]


@dataclass(frozen=True)
class _Step:
    """A succession, as keys."""

    before: int
    lay_in: int | None
    after: int
    day: date
    basis: str


def _traces(ids: list[int]) -> list[Trace]:
    fields = ("predecessor", "predecessor__parent", "successor", "effective_date")
    rows = UnitSuccession.objects.values_list(*fields, "legal_basis__number")
    onward, older, below = defaultdict(list), defaultdict(set), defaultdict(set)
    for step in (_Step(*row) for row in rows):
        onward[step.before].append(step)
        older[step.after].add(step.before)
        below[step.lay_in].add(step.before)
    # A district passed into nothing as a whole: its communes did.
    paths = {pk: _path(below[pk] or {pk}, onward, older) for pk in ids}
    wanted = set(ids).union(*(ends for ends, *_rest in paths.values()))
    units = AdministrativeUnit.objects.with_place().in_bulk(wanted)
    traces = []
    for pk, (ends, last, kin) in paths.items():
        today = sorted((units[end] for end in ends), key=lambda unit: unit.folded_name)
        basis = short_basis(last.basis) if last and last.basis else ""
        traces.append(Trace(units[pk], today, last.day if last else None, basis, frozenset(kin)))
    # A name that stayed has an older and a newer unit: one sentence tells of both.
    told = {unit.pk for one in traces if one.since for unit in one.today}
    return [one for one in traces if one.since or one.unit.pk not in told]


def _path(starts: set[int], onward: dict, older: dict) -> tuple[set[int], _Step | None, set[int]]:
    """Where units led to, the last step there, and all units of that lineage."""
    steps = [
        step
        for pk in _reach(starts, lambda pk: {s.after for s in onward[pk]})
        for step in onward[pk]
    ]
    ends = {step.after for step in steps if not onward[step.after]} or starts
    last = max(steps, key=lambda step: step.day, default=None)
    return ends, last, _reach(ends, lambda pk: older[pk]) | starts


def _reach(ids: set[int], steps: Callable[[int], set[int]]) -> set[int]:
    """These keys and all that steps lead to from them."""
    reached, ids = set(ids), set(ids)
    while ids:
        ids = set().union(*(steps(pk) for pk in ids)) - reached
        reached |= ids
    return reached
