"""What a site's unit was and what it became, as readers are told it."""

from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Site

from communes.units.models.legal import LegalBasis
from communes.units.models.succession import UnitSuccession
from communes.units.models.units import AdministrativeUnit


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
SENTENCES = {
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


def next_changes(site: Site) -> list[Change]:
    """What the site's unit passed into, in one query; empty where it still exists."""
    return _changes(UnitSuccession.objects.filter(predecessor__in=_units_of(site)))


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
