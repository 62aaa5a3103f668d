"""What changes with units, one or many of them."""

from django.dispatch import Signal

from communes.units.models import UnitLineagePage
from portal.core.finding import pages_say_else
from portal.core.querysets import below, home_paths

# After a load of units, which come many at once and so tell nothing one by one; the sender is
# their model.
units_loaded = Signal()


def lineage_changed(**_kwargs) -> None:
    """Units and what became of them stand in the pages of all sites."""
    pages = UnitLineagePage.objects.values_list("pk", flat=True)
    pages_say_else.send(UnitLineagePage, page_ids=pages)


def rules_saved(instance, **_kwargs) -> None:
    """The page of a commune tells what its settings say, too."""
    pages = UnitLineagePage.objects.filter(below(home_paths(instance.site.root_page.path)))
    pages_say_else.send(UnitLineagePage, page_ids=pages.values_list("pk", flat=True))
