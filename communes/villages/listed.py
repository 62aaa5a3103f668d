"""The villages of a commune in their order, and what they count together: one query."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from communes.maps import MapPoint
from communes.numbers import Number, NumberGroup
from communes.villages.choices import TAG
from portal.core.addresses import page_path


@dataclass(frozen=True)
class Villages:
    """The pages of a commune's villages, each with its row."""

    pages: list

    def _sum(self, values) -> int | None:
        """None where nobody said: what is missing is not nought."""
        known = [value for value in values if value is not None]
        return sum(known) if known else None

    @property
    def households(self) -> int | None:
        return self._sum(page.village.households for page in self.pages)

    @property
    def population(self) -> int | None:
        return self._sum(page.village.population for page in self.pages)

    @property
    def loudspeakers(self) -> int | None:
        return self._sum(page.loudspeakers for page in self.pages)

    @property
    def teams(self) -> int:
        """How many have a digital team."""
        return sum(page.has_team for page in self.pages)

    @property
    def has_points(self) -> bool:
        return any(page.village.point for page in self.pages)

    @property
    def has_samples(self) -> bool:
        return any(page.is_sample for page in self.pages)


def village_pages(frame) -> Any:
    """The public pages of the villages of a frame's site, in the order of the villages."""
    model: Any = apps.get_model(TAG, "VillagePage")
    pages = model.objects.in_frame(frame).filter(village__site=frame.site)
    return pages.select_related("village", "locale").order_by(
        "village__order", "village__name", "pk"
    )


def village_points(frame) -> list[MapPoint]:
    """Those whose point is told, for the map."""
    return [
        MapPoint(
            group="village",
            label=page.title,
            about="",
            url=page_path(page),
            language="",
            latitude=page.village.point[0],
            longitude=page.village.point[1],
        )
        for page in village_pages(frame)
        if page.village.point
    ]


def head_numbers(frame) -> NumberGroup:
    """Heads of villages who agreed that their number is public."""
    heads = [page for page in village_pages(frame) if page.public_head_phone]
    numbers = [
        Number(
            name=page.public_head_name or page.title,
            phone=page.public_head_phone,
            about=page.title,
            is_sample=page.is_sample,
        )
        for page in heads
    ]
    return NumberGroup(_("Heads of villages"), 30, numbers)


def villages_of(frame) -> Villages:
    """All of them; the page that shows them is as new as the newest."""
    pages = list(village_pages(frame))
    frame.shows(pages)
    return Villages(pages)
