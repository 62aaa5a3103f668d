"""A post of every kind on the portal and in both communes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.core.weeks import Week
from tests.announcements.factories import URGENT, announce, expired, upcoming
from tests.products.factories import make_product
from tests.questions.conftest import make_question, published  # noqa: F401
from tests.schedules.conftest import entry, make_week


@pytest.fixture
def posts(world, published):  # noqa: F811
    """Each site has one of each kind; what waits, is over or a draft is named so."""
    tomorrow = timezone.now() + timedelta(days=1)
    for place, name in ((world.portal, "tỉnh"), (world.a, "A"), (world.b, "B")):
        announce(
            place,
            f"Họp xóm của {name}",
            event_at=tomorrow,
            event_place=f"Nhà văn hoá {name}",
            urgency=URGENT if name == "B" else 1,
        )
        expired(place, f"Hết hạn của {name}")
        upcoming(place, f"Chưa tới của {name}", event_at=timezone.now() + timedelta(days=3))
        announce(place, f"Nháp của {name}", live=False)
    for commune, name in ((world.a, "A"), (world.b, "B")):
        published(commune, subject=f"Hỏi của {name}")
        make_product(commune, f"Cam của {name}", images=1)
        invited = entry(Week.this().monday, f"Tiếp dân {name}", invites_people=True)
        make_week(commune.home, invited, entry(Week.this().monday, f"Giao ban {name}"))
    return world
