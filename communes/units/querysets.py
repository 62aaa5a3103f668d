"""Finding units by day and by name."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Concat, Replace
from django.utils import timezone

from portal.core.text import fold

# What people write before a name, in official lists and on paper.
ABBREVIATIONS = {
    "h": "huyen",
    "p": "phuong",
    "q": "quan",
    "t": "tinh",
    "tp": "thanh pho",
    "tt": "thi tran",
    "tx": "thi xa",
    "x": "xa",
}


def search_words(text: str) -> str:
    """Folded words of a search, with the usual abbreviations spelt out: "TT" → "thi tran"."""
    words = fold(text).split()
    if len(words) > 1:
        words[0] = ABBREVIATIONS.get(words[0], words[0])
    return " ".join(words)


class AdministrativeUnitQuerySet(QuerySet):
    """Units by day, level and name."""

    # The units, which know these querysets.
    model: Any

    def current(self, on: date | None = None) -> "AdministrativeUnitQuerySet":
        """Units that exist on a day, today unless told."""
        day = on or timezone.localdate()
        return self.filter(
            Q(valid_to__isnull=True) | Q(valid_to__gte=day),
            valid_from__lte=day,
        )

    def communes(self) -> "AdministrativeUnitQuerySet":
        """Units of the commune level, today's and older ones: xã, phường, thị trấn, đặc khu."""
        return self.filter(unit_type__in=self.model.COMMUNE_TYPES)

    def with_place(self) -> "AdministrativeUnitQuerySet":
        """Joins what `place` reads: the district of an older unit, and the province."""
        return self.select_related("parent__parent")

    def own_name(self, text: str) -> "AdministrativeUnitQuerySet":
        """Units whose own name holds the text; marks, case and spacing don't matter.

        Words are found from their beginning on: "anh son" is not in "thanh son".
        After a comma comes where it lies: "Khánh Hợp, Nghi Lộc".
        """
        name, *places = [words for part in text.split(",") if (words := search_words(part))] or [""]
        if not name:
            return self.none()
        # " thanh son,xa thanh son" with a space where a word begins.
        spaced = Concat(Value(" "), Replace("folded_name", Value(","), Value(", ")))
        units = self.alias(spaced_name=spaced).filter(spaced_name__contains=f" {name}")
        for place in places:
            units = units.filter(
                Q(parent__folded_name__contains=place)
                | Q(parent__parent__folded_name__contains=place)
            )
        return units

    def named(self, text: str) -> "AdministrativeUnitQuerySet":
        """Units that bear the name, that came from one that did, or that became one.

        So an old name finds today's unit, and today's finds the old ones. Nothing
        is found where nothing was asked.
        """
        matches = self.model._default_manager.own_name(text).values("pk")
        succession = self.model.successors.through.objects
        return self.filter(
            Q(pk__in=matches)
            | Q(pk__in=succession.filter(predecessor__in=matches).values("successor"))
            | Q(pk__in=succession.filter(successor__in=matches).values("predecessor"))
        )
