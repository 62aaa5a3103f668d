"""Storm days for tests, as the admin makes them."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import override

from communes.storms.models import StormDay
from communes.storms.steps import Told, switch_on

TITLE = "Bão số 7 đổ bộ rạng sáng mai"
TO_DO = "Chằng chống nhà cửa. Ai ở xóm 3, xóm 5 đến nơi sơ tán trước 16 giờ."
CALLS = "Gọi trực ban 0238 300 0115, cứu nạn 112"


def values(**changed) -> Told:
    told = {
        "title": TITLE,
        "danger": "storm",
        "to_do": TO_DO,
        "calls": CALLS,
        "until": timezone.now() + timedelta(hours=12),
        "is_drill": False,
        "villages": [],
        "reach": "",
        "communes": [],
    }
    return Told(**{**told, **changed})


def storm(world, place, **changed) -> StormDay:
    """A storm day, switched on by the site's administrator."""
    with override("vi"):
        return switch_on(place.site, world.officer(place, "admin"), values(**changed))


def provincial(world, *communes, **changed) -> StormDay:
    """One of the province, for every commune or for some."""
    sites = [commune.site for commune in communes]
    changed = {"reach": "chosen" if sites else "all", "communes": sites, **changed}
    return storm(world, world.portal, **changed)
