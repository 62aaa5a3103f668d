"""A product that is published is looked for in the register; one that is deleted is let go."""

from django.db.models.signals import post_delete
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


def let_go(sender, instance: ProductPage, **kwargs) -> None:
    """Has the entries of a product wait for a page again, once none is left in any language."""
    key = instance.translation_key
    if not ProductPage.objects.filter(translation_key=key).exists():
        own = DecisionEntry.objects.filter(product_key=key)
        own.update(match=Match.NONE, product_key=None)


def connect() -> None:
    """Listens to products."""
    page_published.connect(look_up, sender=ProductPage, dispatch_uid="decisions")
    post_delete.connect(let_go, sender=ProductPage, dispatch_uid="decisions")
