"""What other pages tell of places: the map of the commune, the page of all numbers."""

from django.utils.translation import gettext_lazy as _

from communes.maps import MapPoint
from communes.numbers import NumberGroup, own_pages, told
from communes.places.choices import PlaceKind
from communes.places.models import PlacePage
from portal.core.addresses import page_path


def _pages(frame) -> list[PlacePage]:
    """The places of this very site, in the order of their list."""
    pages = own_pages(PlacePage.objects.in_frame(frame), frame).select_related("locale")
    order = PlaceKind.values
    return sorted(pages, key=lambda one: (order.index(one.place_kind), one.title, one.pk))


def place_numbers(frame) -> NumberGroup:
    """Those that have a telephone."""
    pages = [page for page in _pages(frame) if page.phone]
    return NumberGroup(_("Public places"), 40, told(pages, "phone", "kind_text"))


def place_points(frame) -> list[MapPoint]:
    """Those whose point is told."""
    return [
        MapPoint(
            group="place",
            label=page.title,
            about=page.kind_text,
            url=page_path(page),
            language=page.locale.language_code,
            latitude=page.point[0],
            longitude=page.point[1],
        )
        for page in _pages(frame)
        if page.point
    ]
