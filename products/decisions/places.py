"""The commune of today, and its site, of what an annex says."""

from dataclasses import dataclass

from communes.models import CommuneSettings
from communes.units.models import AdministrativeUnit
from communes.units.tracing import Trace, trace
from portal.core.text import fold


@dataclass(frozen=True)
class Place:
    """The unit of today and the key of its site; None where they can't be told."""

    unit: AdministrativeUnit | None = None
    site_id: int | None = None


class Places:
    """Answers by what was written; each text is looked up once, in some four queries."""

    def __init__(self):
        self._known: dict[str, Place] = {}

    def find(self, text: str) -> Place:
        """The place of “xã Văn Lợi, huyện Quỳ Hợp”, old or new. A name of several communes, or
        one that is nearly right, is none: an officer says which."""
        key = fold(text)
        if key not in self._known:
            self._known[key] = _place(text) if key else Place()
        return self._known[key]


def _place(text: str) -> Place:
    traces, meant = trace(text)
    found = [one for one in traces if not (meant or one.is_district) and _is_named(one, text)]
    today = {unit.pk: unit for one in found for unit in one.today}
    unit = next(iter(today.values())) if len(today) == 1 else None
    if unit is None:
        return Place()
    kin = set().union(*(one.kin for one in found))
    sites = CommuneSettings.objects.filter(unit__in=kin).values_list("site_id", flat=True)
    own = set(sites)
    return Place(unit, own.pop() if len(own) == 1 else None)


def _is_named(one: Trace, text: str) -> bool:
    """Whether the whole name stands in the text: “Nghĩa” is no Nghĩa Xuân."""
    return f" {fold(one.unit.name)} " in f" {fold(text)} "
