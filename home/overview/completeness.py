"""What the communes' sites have of what each should have, and what they lack."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Value
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks

from portal.core.overview import ITEMS_HOOK, CompletenessItem, Homes, OverviewColumn
from portal.desk.desk import Desk
from portal.desk.parts import Part, Remark

# How many are named on the desk; the others stand on the page that it leads to.
NAMED = 3


def completeness_items() -> list[CompletenessItem]:
    """What all features ask for, in their order."""
    found = (one for register in hooks.get_hooks(ITEMS_HOOK) for one in register())
    return sorted(found, key=lambda item: item.order)


def there(homes: Homes, items: list[CompletenessItem]) -> dict[str, set[str]]:
    """The names of the items that are there, by the path of the home; one query."""
    first, *others = (
        item.having(homes)
        .values("home")
        .annotate(item=Value(item.name))
        .values_list("home", "item")
        .distinct()
        for item in items
    )
    found: dict[str, set[str]] = defaultdict(set)
    for home, name in first.union(*others, all=True):
        found[home].add(name)
    return dict(found)


def lacking(items: list[CompletenessItem], found: set[str] | None) -> list[CompletenessItem]:
    """The items that a home with these lacks."""
    return [item for item in items if item.name not in (found or ())]


class Lacking(OverviewColumn[set[str]]):
    """How many of the items a commune's site lacks; leads to the list of them."""

    name = "lacking"
    title = gettext_lazy("Lacking")
    order = 60
    heads = (gettext_lazy("Lacking, number"), gettext_lazy("Lacking"))

    def __init__(self):
        self.items = completeness_items()

    def read(self, homes: Homes) -> dict[str, set[str]]:
        return there(homes, self.items)

    def rank(self, found: set[str] | None) -> int:
        return len(lacking(self.items, found))

    def words(self, found: set[str] | None) -> str:
        if not (count := self.rank(found)):
            return _("Nothing is lacking")
        return _("%(count)s of %(whole)s") % {"count": count, "whole": len(self.items)}

    def cells(self, found: set[str] | None) -> tuple:
        names = [str(item.label) for item in lacking(self.items, found)]
        return len(names), "; ".join(names)

    def url(self, site, user) -> str:
        return reverse("lacking", args=[site.pk])


def desk_parts(desk: Desk) -> Iterator[Part]:
    """What the sites of the desk lack, for who can mend it; one query."""
    places = [place for place in desk.places if not place.is_portal and desk.changes(place)]
    if not places:
        return
    items = completeness_items()
    found = there(Homes(tuple(place.path for place in places)), items)
    for place in places:
        if missing := lacking(items, found.get(place.path)):
            url = reverse("lacking", args=[place.site.pk])
            yield Remark(place, _told(missing), url, _("See and add"), order=10)


def _told(items: list[CompletenessItem]) -> str:
    """ "Trang của xã còn thiếu: logo, đường dây nóng và 3 mục nữa." """
    names = ", ".join(_begun_small(str(item.label)) for item in items[:NAMED])
    if not (more := len(items) - NAMED) > 0:
        return _("The commune’s site lacks: %(names)s.") % {"names": names}
    text = ngettext(
        "The commune’s site lacks: %(names)s and %(count)s thing more.",
        "The commune’s site lacks: %(names)s and %(count)s things more.",
        more,
    )
    return text % {"names": names, "count": more}


def _begun_small(label: str) -> str:
    return label[:1].lower() + label[1:]
