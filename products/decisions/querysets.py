"""Questions that are asked of the entries of decisions."""

from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet

from portal.core.text import fold
from portal.register.numbers import number_key

if TYPE_CHECKING:
    from portal.sites.frame import Frame


class DecisionEntryQuerySet(QuerySet):
    """Entries by site and by what people type."""

    # The entries, which know these querysets.
    model: Any

    def seen_in(self, frame: "Frame") -> "DecisionEntryQuerySet":
        """On the portal all of the province, on a commune's site those of the commune."""
        return self if frame.is_portal else self.filter(site=frame.site)

    def asked_for(self, typed: str) -> "DecisionEntryQuerySet":
        """Those with all words in the name of product or owner, or with the number, of the
        certificate or of the decision. Marks and case don't matter."""
        words = fold(typed).split()
        number = number_key(typed)
        if not words:
            return self.none()
        named = Q()
        for word in words:
            named &= Q(name_key__contains=word) | Q(owner_key__contains=word)
        return self.filter(named | Q(certificate_key=number) | Q(decision__number_key=number))
