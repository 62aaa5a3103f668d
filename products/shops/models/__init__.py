from products.shops.models.checks import HIDES_AFTER, ListingCheck, Status
from products.shops.models.clicks import ClickCount, Kind

__all__ = ["HIDES_AFTER", "ClickCount", "Kind", "ListingCheck", "Status"]
