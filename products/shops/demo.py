"""Invented interest of the last ninety days, and a link that no longer works."""

from datetime import date, timedelta

from django.utils import timezone

from portal.core.demo import DemoWorld
from products.models import ProductPage
from products.shops.links import key_of
from products.shops.models import ClickCount, Kind, ListingCheck, Status

# Clicks of a kind on a day come back in this rhythm, shifted from product to product.
WEEKS = {Kind.SHOP: (2, 0, 1, 3, 0, 4, 5), Kind.PHONE: (1, 0, 0, 2), Kind.ZALO: (0, 1, 0)}
DAYS = 90
BROKEN = "khanhhop"


def load(world: DemoWorld) -> None:
    """Fills sites that have neither counts nor checks; others stay as they are."""
    today = timezone.localdate()
    for key, commune in world.communes.items():
        products = ProductPage.objects.descendant_of(commune.home).live().order_by("pk")
        site = commune.site
        if not ClickCount.objects.filter(site=site).exists():
            counts = [
                one
                for shift, product in enumerate(products)
                for one in _counts(site, product, shift, today)
            ]
            ClickCount.objects.bulk_create(counts)
            world.say(f"    {site.site_name}: {sum(one.count for one in counts)} lượt tìm mua")
        if not ListingCheck.objects.filter(site=site).exists():
            _check(site, products, breaks_one=key == BROKEN)


def _counts(site, product: ProductPage, shift: int, today: date):
    for kind, week in WEEKS.items():
        if kind == Kind.ZALO and not product.zalo:
            continue
        for away in range(DAYS):
            if count := week[(away + shift) % len(week)]:
                day = today - timedelta(days=away)
                yield ClickCount(
                    site=site, product=product, day=day, kind=kind, count=count, is_sample=True
                )


def _check(site, products, *, breaks_one: bool) -> None:
    now = timezone.now()
    for product in products:
        for url in product.listings.values_list("url", flat=True):
            check = ListingCheck(site=site, product=product, url=url)
            check.note(
                Status.OK, "200", now - timedelta(days=20, minutes=int(key_of(url), 16) % 600)
            )
            if breaks_one:
                check.note(Status.SOLD_OUT, "", now - timedelta(days=9))
                check.note(Status.SOLD_OUT, "", now - timedelta(days=2))
            breaks_one = False
            check.save()
