from wagtail import hooks

from portal.core.overview import ITEMS_HOOK
from portal.pages.overview import ITEMS


@hooks.register(ITEMS_HOOK)
def register_items():
    return ITEMS
