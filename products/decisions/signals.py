"""A product that is published is looked for in the register."""

from wagtail.models import Site
from wagtail.signals import page_published

from portal.core.querysets import HOME_PATH
from portal.core.text import fold
from products.decisions.matching import HANDLED, match_entries
from products.decisions.models import DecisionEntry, Match
from products.models import ProductPage


def look_up(sender, instance: ProductPage, **kwargs) -> None:
    """Matches the entries of the product's site that wait for a page of this name; one query
    where there are none."""
    waiting = DecisionEntry.objects.exclude(match__in=[*HANDLED, Match.CERTAIN])
    site = Site.objects.filter(root_page__path=instance.path[:HOME_PATH]).values("pk")
    found = waiting.filter(site__in=site, name_key=fold(instance.title))
    match_entries(found.select_related("decision"))


def connect() -> None:
    """Listens to products."""
    page_published.connect(look_up, sender=ProductPage, dispatch_uid="decisions")
