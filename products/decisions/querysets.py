"""Questions that are asked of the entries of decisions."""

from typing import TYPE_CHECKING, Any

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When
from django.db.models.lookups import IsNull

from portal.core.text import fold
from portal.register.numbers import number_key
from products.decisions.choices import SETTLED, DecisionKind

if TYPE_CHECKING:
    from portal.sites.frame import Frame


class DecisionEntryQuerySet(QuerySet):
    """Entries by site and by what people type."""

    # The entries, which know these querysets.
    model: Any

    def seen_in(self, frame: "Frame") -> "DecisionEntryQuerySet":
        """On the portal all of the province, on a commune's site those of the commune."""
        return self if frame.is_portal else self.filter(site=frame.site)

    def with_later(self) -> "DecisionEntryQuerySet":
        """With `is_revoked` and `is_renewed`: whether a later decision tells of the same product,
        by its page, or by name and owner where the commune isn't another."""
        same_page = Q(match__in=SETTLED, product_key=OuterRef("settled_key"))
        same_name = Q(name_key=OuterRef("name_key"), owner_key=OuterRef("owner_key"))
        one_site = Q(site=OuterRef("site")) | Q(site=None) | Q(IsNull(OuterRef("site"), True))
        later = self.model.objects.filter(
            same_page | (same_name & one_site),
            decision__issued_on__gt=OuterRef("decision__issued_on"),
        )
        revokes = Q(decision__kind=DecisionKind.REVOKE)
        return self.alias(settled_key=Case(When(match__in=SETTLED, then="product_key"))).annotate(
            is_revoked=Exists(later.filter(revokes)), is_renewed=Exists(later.exclude(revokes))
        )

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
