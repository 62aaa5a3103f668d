"""Which producers a product may name: those of its own commune."""

from django.db.models import Q
from wagtail.models import Page


def commune_pages(page: Page) -> Q:
    """What stands in the same commune as a page, in any language.

    The home pages of one commune share their translation key.
    """
    root_path = page.path[: Page.steplen * 2]
    key = Page.objects.filter(path=root_path).values_list("translation_key", flat=True).first()
    roots = Page.objects.filter(depth=2, translation_key=key).values_list("path", flat=True)
    pages = Q(path__startswith=root_path)
    for path in roots:
        pages |= Q(path__startswith=path)
    return pages
