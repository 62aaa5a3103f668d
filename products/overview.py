"""What the province sees of a commune's products, and what its site should have of them."""

from functools import reduce
from operator import or_

from django.db.models import Count, QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.core.formatting import number
from portal.core.overview import CompletenessItem, Homes, OverviewColumn, by_home
from products.models import ProductIndexPage, ProductPage
from products.viewsets import ENDED, STEPS, certificate_filter

# How many certificates have ended, and how many are at each of the steps before their end.
Ending = tuple[int, ...]


class Certificates(OverviewColumn[Ending]):
    """Published products whose OCOP certificate has ended, or ends within 180 days."""

    name = "certificates"
    title = _("OCOP certificates")
    order = 50
    heads = (
        _("Certificates that ended"),
        _("Certificates that end within 30 days"),
        _("Certificates that end in 31 to 90 days"),
        _("Certificates that end in 91 to 180 days"),
    )
    section = ProductIndexPage

    def read(self, homes: Homes) -> dict[str, Ending]:
        today = timezone.localdate()
        asked = {f"in_{name}": certificate_filter(name, today) for name in (ENDED, *STEPS)}
        found = by_home(
            homes.pages(ProductPage).filter(reduce(or_, asked.values())),
            **{name: Count("pk", filter=one) for name, one in asked.items()},
        )
        return {home: tuple(row[name] for name in asked) for home, row in found.items()}

    def rank(self, found: Ending | None) -> Ending:
        return found or (0,) * (1 + len(STEPS))

    def words(self, found: Ending | None) -> str:
        ended, *steps = self.rank(found)
        if soon := sum(steps):
            return gettext("%(count)s end within 180 days") % {"count": number(soon)}
        return "" if ended else gettext("None ends soon")

    def needs_care(self, found: Ending | None) -> bool:
        return self.rank(found)[0] > 0

    def care_words(self, found: Ending | None) -> str:
        return gettext("%(count)s ended") % {"count": number(self.rank(found)[0])}

    def cells(self, found: Ending | None) -> tuple:
        return self.rank(found)


def _has_products(homes: Homes) -> QuerySet:
    return homes.pages(ProductPage)


COLUMNS = (Certificates(),)
ITEMS = (
    CompletenessItem(
        name="product",
        label=_("A product of the commune"),
        why=_("Buyers find what is made here, and who makes it."),
        order=90,
        having=_has_products,
        mend=lambda desk, place: desk.add_url(place, ProductIndexPage, ProductPage),
    ),
)
