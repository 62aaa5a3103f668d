"""What of its products a commune is compared by."""

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.core.figures import ComparedFigure, counts_by_home, pages_by_home
from products.models import ProductPage
from products.querysets import has_stars


def _starred(paths: list[str]) -> QuerySet:
    """Products whose OCOP stars are valid today."""
    pages = pages_by_home(ProductPage, paths)
    return counts_by_home(pages.filter(has_stars(timezone.localdate())), "starred")


COMPARED = (
    ComparedFigure(
        name="starred",
        title=_("Products with OCOP stars"),
        order=50,
        tag=ProductPage._meta.app_label,
        count=_starred,
    ),
)
