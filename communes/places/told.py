"""What other pages tell of places: the map of the commune, the page of all numbers."""

from django.utils.translation import gettext_lazy as _

from communes.maps import MapPoint
from communes.numbers import NumberGroup, own_pages, told
from communes.places.choices import PlaceKind
from communes.places.models import PlacePage, ShelterCount
from communes.shelters import Shelter
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


def place_shelters(frame) -> list[Shelter]:
    """The shelters of a commune with their last counts; two queries, none on the portal."""
    if frame.is_portal:
        return []
    pages = own_pages(PlacePage.objects.in_frame(frame), frame).filter(place_kind=PlaceKind.SHELTER)
    places = list(pages.select_related("locale").order_by("title", "pk"))
    rows = ShelterCount.objects.filter(site=frame.site).select_related("place")
    counts = {row.place.translation_key: row for row in rows} if places else {}
    return [_shelter(place, counts.get(place.translation_key)) for place in places]


def _shelter(place: PlacePage, count: ShelterCount | None) -> Shelter:
    return Shelter(
        name=place.title,
        address=place.address,
        phone=place.phone,
        url=page_path(place),
        language=place.locale.language_code,
        capacity=place.capacity,
        left=count.left if count else None,
        counted_at=count.counted_at if count else None,
        is_sample=place.is_sample,
    )
