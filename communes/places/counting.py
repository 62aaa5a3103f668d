"""How many places are left in a shelter, as officers hear it by telephone."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.log_actions import log
from wagtail.models import Site

from communes.places.choices import PlaceKind
from communes.places.models import PlacePage, ShelterCount
from portal.core.querysets import below
from portal.core.steps import StepNotPossible
from portal.staff.names import highest_role

# Of who comes by the bus.
STEP = 10
MOST = 9_999
COUNTED = "places.count_shelter"


def shelters_at(site: Site) -> list[PlacePage]:
    """The shelters that readers of a commune have, in the first language, with their counts; one
    query."""
    pages = PlacePage.objects.live().filter(
        below([site.root_page.path]),
        place_kind=PlaceKind.SHELTER,
        locale__language_code=settings.LANGUAGE_CODE,
    )
    return list(pages.select_related("shelter_count__by").order_by("title", "pk"))


@transaction.atomic
def count(site: Site, place: PlacePage, user, *, left: int | None = None, by: int = 0) -> int:
    """Keeps how many places are `left`, or so many more or fewer (`by`) than before; says so.

    Steps stay between none and the room that the shelter has. Raises StepNotPossible for a
    number beyond that room.
    """
    # Of two officers at once the second goes on from what the first one wrote.
    PlacePage.objects.select_for_update(of=("self",)).get(pk=place.pk)
    row = ShelterCount.objects.filter(place=place).first() or ShelterCount(place=place, site=site)
    most = place.capacity or MOST
    if left is None:
        # Nobody counted yet: all of it was free.
        before = row.left if row.left is not None else (place.capacity or 0)
        left = min(max(before + by, 0), most)
    elif left > most:
        raise StepNotPossible(_too_many(most, known=bool(place.capacity)))
    row.left, row.counted_at, row.by = left, timezone.now(), user
    row.role = highest_role(user, site)
    row.save()
    log(instance=place, action=COUNTED, user=user, data={"left": left})
    return left


def _too_many(most: int, *, known: bool) -> str:
    if not known:
        return _("Write at most %(count)s.") % {"count": most}
    text = ngettext(
        "This shelter has room for %(count)s person. Write fewer, or change its room.",
        "This shelter has room for %(count)s people. Write fewer, or change its room.",
        most,
    )
    return text % {"count": most}
