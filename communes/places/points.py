"""Places on the map of the commune."""

from communes.maps import MapPoint
from communes.places.choices import PlaceKind
from communes.places.models import PlacePage
from portal.core.addresses import page_path


def place_points(frame) -> list[MapPoint]:
    """Those whose point is told, in the order of their list."""
    pages = PlacePage.objects.in_frame(frame).filter(latitude__isnull=False)
    order = PlaceKind.values
    found = sorted(pages.select_related("locale"), key=lambda one: order.index(one.place_kind))
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
        for page in found
        if page.point
    ]
