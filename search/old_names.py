"""What became of a place, told to who searches for a name that it no longer bears."""

from communes.units.models import UnitSuccession
from communes.units.tracing import Trace, trace
from portal.sites.frame import Frame
from search.analysis import words

# What may follow a name: “Văn Lợi cũ”, “Văn Lợi nay thuộc xã nào”.
_AFTER = "cu nay gio bay ngay thuoc la ve xa phuong truoc day sap nhap vao o dau mo nao gi chi"
AFTER_NAMES = frozenset(_AFTER.split())


def became(frame: Frame, query: str) -> list[Trace]:
    """The changes of the units whose older name a query is, word for word, marks aside.

    Three queries; none for words that are no such name.
    """
    name = _name_in(query, frame.remember("old-unit-names", _old_names))
    return [one for one in trace(name)[0] if one.since] if name else []


def _old_names() -> frozenset[str]:
    """The folded names of all units that another one followed, and of their districts."""
    fields = ("predecessor__folded_name", "predecessor__parent__folded_name")
    rows = UnitSuccession.objects.order_by().values_list(*fields)
    return frozenset(
        name for row in rows for names in filter(None, row) for name in names.split(",")
    )


def _name_in(query: str, names: frozenset[str]) -> str:
    """The name that a query begins with, where only asking words follow."""
    typed = list(words(query))
    row = [word.folded for word in typed]
    for end in range(len(typed), 0, -1):
        if " ".join(row[:end]) in names and set(row[end:]) <= AFTER_NAMES:
            return query[: typed[end - 1].end]
    return ""
