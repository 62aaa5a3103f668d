"""What the province sees of each commune's selling: clicks to sellers, links that are broken."""

from django.db.models import Count, Sum
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.core.formatting import number
from portal.core.overview import Homes, OverviewColumn, by_home
from products.models import ProductIndexPage
from products.shops.models import ClickCount, ListingCheck
from products.shops.models.clicks import SHOWN_DAYS, days_ago

# How often readers went on to a seller, and how many links to marketplaces are broken.
Sold = tuple[int, int]


class Selling(OverviewColumn[Sold]):
    """Has selling a result? Readers who went on to a seller within 90 days, and broken links."""

    name = "selling"
    title = _("Went on to sellers in 90 days")
    order = 52
    heads = (_("Went on to sellers in 90 days"), _("Broken shop links"))
    section = ProductIndexPage

    def read(self, homes: Homes) -> dict[str, Sold]:
        """Two queries: counts and checks are rows of their own."""
        clicked = homes.rows(ClickCount.objects.filter(day__gte=days_ago(SHOWN_DAYS)))
        clicks = by_home(clicked, clicks=Sum("count"))
        broken = by_home(homes.rows(ListingCheck.objects.broken()), links=Count("pk"))
        return {
            home: (
                clicks.get(home, {}).get("clicks", 0),
                broken.get(home, {}).get("links", 0),
            )
            for home in clicks.keys() | broken.keys()
        }

    def rank(self, found: Sold | None) -> Sold:
        return found or (0, 0)

    def words(self, found: Sold | None) -> str:
        return number(self.rank(found)[0])

    def needs_care(self, found: Sold | None) -> bool:
        return self.rank(found)[1] > 0

    def care_words(self, found: Sold | None) -> str:
        links = self.rank(found)[1]
        return gettext("%(count)s broken links") % {"count": number(links)}

    def cells(self, found: Sold | None) -> tuple:
        return self.rank(found)


COLUMNS = (Selling(),)
