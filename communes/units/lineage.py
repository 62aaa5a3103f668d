"""What a site's unit was and what it became, as readers are told it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Site

from communes.units.models.legal import LegalBasis
from communes.units.models.succession import UnitSuccession
from communes.units.models.units import AdministrativeUnit
from portal.sites.frame import Frame


@dataclass(frozen=True)
class Change:
    """One unit taking over from others on a day: its successions, all of them."""

    successor: AdministrativeUnit
    successions: list[UnitSuccession]

    @property
    def effective_date(self) -> date:
        return self.successions[0].effective_date

    @property
    def kind(self) -> str:
        """How to tell it: where its successions differ, the kind that says the most."""
        kinds = {succession.kind for succession in self.successions}
        return next((kind for kind in TELLING_KINDS if kind in kinds), UnitSuccession.Kind.MERGE)

    @property
    def sentence(self) -> str:
        """The change in words: "Gộp từ: xã Bình Sơn, xã Thành Sơn, xã Thọ Sơn."."""
        units = ", ".join(unit.full_name for unit in self.predecessors)
        return SENTENCES[self.kind]() % {"units": units}

    @property
    def companions(self) -> str:
        """The other units of a merger that kept one's name, which alone would tell nothing."""
        names = [unit.short_name for unit in self.predecessors]
        own = self.successor.short_name
        return ", ".join(name for name in names if name != own) if own in names else ""

    @property
    def legal_basis(self) -> LegalBasis | None:
        """The document of the change, where it is known."""
        return next((row.legal_basis for row in self.successions if row.legal_basis_id), None)

    @property
    def predecessors(self) -> list[AdministrativeUnit]:
        return [succession.predecessor for succession in self.successions]


@dataclass(frozen=True)
class Lineage:
    """A unit with the changes that led to it and those that followed, oldest first."""

    unit: AdministrativeUnit
    before: list[Change]
    after: list[Change]

    @property
    def changes(self) -> list[Change]:
        return [*self.before, *self.after]

    @property
    def origin(self) -> AdministrativeUnit | None:
        """The unit to begin the story with, where it isn't a merger of several."""
        return None if self.before else self.unit

    @property
    def legal_bases(self) -> list[LegalBasis]:
        """The documents of all changes, each once."""
        bases = {
            change.legal_basis.pk: change.legal_basis
            for change in self.changes
            if change.legal_basis
        }
        return list(bases.values())


Kind = UnitSuccession.Kind
TELLING_KINDS = (Kind.PROVINCE_CHANGE, Kind.SPLIT, Kind.MERGE, Kind.RENAME, Kind.KEPT)
SENTENCES: dict[str, Callable[[], str]] = {
    Kind.MERGE: lambda: _("Merged from: %(units)s."),
    Kind.PROVINCE_CHANGE: lambda: _("Merged from: %(units)s. It now lies in another province."),
    Kind.SPLIT: lambda: _("Made, wholly or in part, from: %(units)s."),
    Kind.RENAME: lambda: _("The new name of: %(units)s."),
    Kind.KEPT: lambda: _("Goes on as it was, without a district above it."),
}


def _units_of(site: Site) -> QuerySet:
    """The key of the site's unit, as a subquery: at most one row."""
    settings = apps.get_model("communes", "CommuneSettings")
    return settings.objects.filter(site=site).values("unit")


def unit_of(site: Site) -> AdministrativeUnit | None:
    """The unit a site stands for, with its place, in one query."""
    return AdministrativeUnit.objects.with_place().filter(pk__in=_units_of(site)).first()


def _changes(successions: QuerySet) -> list[Change]:
    """Whole changes, oldest first: what each successor in `successions` came from."""
    rows = (
        UnitSuccession.objects.filter(successor__in=successions.values("successor"))
        .select_related("successor__parent__parent", "predecessor__parent__parent", "legal_basis")
        .order_by("effective_date", "successor__folded_name", "predecessor__folded_name")
    )
    groups: dict[int, list[UnitSuccession]] = {}
    for row in rows:
        groups.setdefault(row.successor_id, []).append(row)
    return [Change(rows[0].successor, rows) for rows in groups.values()]


@dataclass(frozen=True)
class Handover:
    """A unit of today that took over, with the last change that was more than a district's end."""

    unit: AdministrativeUnit
    change: Change

    @property
    def since(self) -> date:
        return self.change.effective_date


def handovers(ids: Iterable[int]) -> dict[int, list[Handover]]:
    """What each of these units is today, however many steps on: one query a step.

    Empty for a unit that still exists, alone goes on, or of which nothing is known.
    """
    ids = set(ids)
    onward: dict[int, list[Change]] = {pk: [] for pk in ids}
    asked = set(ids)
    while asked:
        steps = UnitSuccession.objects.filter(
            predecessor__in=asked, effective_date__lte=timezone.localdate()
        )
        found = _changes(steps)
        for change in found:
            for pk in {unit.pk for unit in change.predecessors} & asked:
                onward[pk].append(change)
        asked = {change.successor.pk for change in found} - onward.keys()
        onward |= {pk: [] for pk in asked}
    return {pk: _followed(pk, onward) for pk in ids}


def _followed(start: int, onward: dict[int, list[Change]]) -> list[Handover]:
    ends: dict[int, Handover] = {}
    seen = {start}
    waiting: list[tuple[Change, Change | None]] = [(step, None) for step in onward[start]]
    while waiting:
        step, last = waiting.pop(0)
        last = step if step.kind != Kind.KEPT else last
        unit = step.successor
        if unit.pk in seen:
            continue
        seen.add(unit.pk)
        waiting += [(after, last) for after in onward[unit.pk]]
        if not onward[unit.pk] and last and unit.is_current:
            ends[unit.pk] = Handover(unit, last)
    return sorted(ends.values(), key=lambda end: end.unit.folded_name)


def handovers_of(frame: Frame) -> list[Handover]:
    """What the unit of a commune's site is today; remembered until units or the day change."""
    if frame.is_portal:
        return []
    day = timezone.localdate()
    return frame.remember(f"handovers:{day}", lambda: _handovers_at(frame.site))


def _handovers_at(site: Site) -> list[Handover]:
    pk = _units_of(site).values_list("unit", flat=True).first()
    return handovers({pk})[pk] if pk else []


def lineage_of(unit: AdministrativeUnit) -> Lineage:
    """Follows a unit back and forth, however many steps: one query a step."""
    before: list[Change] = []
    seen, ids = {unit.pk}, {unit.pk}
    while ids:
        found = _changes(UnitSuccession.objects.filter(successor__in=ids))
        before = [*found, *before]
        ids = {old.pk for change in found for old in change.predecessors} - seen
        seen |= ids
    after: list[Change] = []
    seen, ids = {unit.pk}, {unit.pk}
    while ids:
        found = _changes(UnitSuccession.objects.filter(predecessor__in=ids))
        after = [*after, *found]
        ids = {change.successor.pk for change in found} - seen
        seen |= ids
    return Lineage(unit, before, after)
