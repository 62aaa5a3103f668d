"""What a reader may ask of the list: a kind, what is open now, what is near a village."""

from functools import partial

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from communes.models import Village
from communes.places.choices import TAG, PlaceKind
from portal.core.models.point import distance_km
from portal.lists.listing import ListForm

NOW = "now"


class PlaceListForm(ListForm):
    """Narrows and orders the places of a commune. They are few: all are read at once, and what
    the hour and the distance decide is looked at here."""

    kind = forms.ChoiceField(label=_("Kind of place"))
    open = forms.ChoiceField(label=_("Hours"), choices=[(NOW, _("Open now"))])
    near = forms.ChoiceField(label=_("Near my village"))

    facet_names = ("kind", "open", "near")

    def prepare(self):
        super().prepare()
        known = set(self.frame.remember("places:kinds", self._read_kinds, TAG))
        kinds = [(kind.value, capfirst(str(kind.label))) for kind in PlaceKind if kind in known]
        self._offer("kind", kinds)
        here = Village.objects.filter(site=self.frame.site, latitude__isnull=False)
        self.villages = {
            str(village.pk): village
            for village in self.frame.remember("villages:points", partial(list, here))
            if village.point
        }
        near = [(value, capfirst(str(one))) for value, one in self.villages.items()]
        self._offer("near", near)

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        """A way to narrow the list, where there is anything to choose."""
        if choices:
            self.fields[name].choices = choices
        else:
            del self.fields[name]

    def _read_kinds(self) -> list[str]:
        kinds = self.items.order_by().values_list("place_kind", flat=True)
        return list(kinds.distinct())

    @property
    def village(self) -> Village | None:
        """The one that it is to be near."""
        return self.villages.get(self.value("near") or "")

    def filter(self, items):
        if kind := self.value("kind"):
            items = items.filter(place_kind=kind)
        found = list(items)
        if self.value("open"):
            found = [place for place in found if self._is_open(place)]
        if self.village and (point := self.village.point):
            for place in found:
                place.km = distance_km(point, place.point) if place.point else None
            # Those whose point nobody told come last.
            return sorted(found, key=lambda one: (one.km is None, one.km or 0, one.title))
        order = {kind.value: number for number, kind in enumerate(PlaceKind)}
        return sorted(found, key=lambda one: (order[one.place_kind], one.title, one.pk))

    def _is_open(self, place) -> bool:
        # Also of those that are closed: one may open before the others close.
        self.frame.changes_at(place.state.until)
        return place.state.is_open
