"""The first screen costs little, however many sites there are."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, Site

from portal.core.models import IdentitySettings
from tests.announcements.factories import announce
from tests.products.factories import make_product, with_stars
from tests.schedules.conftest import make_week

# As plain as a page of the admin can be.
PLAIN = "/admin/huong-dan/"
MOST = 8


def cost(client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def add_sites(many: int, world) -> None:
    """Communes with a home, a site and a name."""
    root = Page.get_first_root_node()
    for number in range(many):
        home = type(world.a.home)(title=f"Xã {number}", slug=f"xa-{number}", live=True)
        root.add_child(instance=home)
        site = Site.objects.create(
            hostname=f"x{number}.test", root_page=home, site_name=f"X{number}"
        )
        IdentitySettings.objects.create(site=site, official_name=f"Xã {number}")


def test_the_desk_adds_at_most_eight_queries(world, make_question, settings):
    # On a slow machine a minute passes, and the session's last action is written down again.
    settings.SESSION_TOUCH_SECONDS = 24 * 60 * 60
    make_question()
    announce(world.a, valid_until=timezone.now() + timedelta(minutes=1))
    make_product(world.a, **with_stars(days_left=-1))
    make_week(world.a.home)
    user = world.officer(world.a)
    user.groups.add(world.b.groups["editor"])
    client = world.admin_client(user)
    few = cost(client, "/admin/")
    plain = cost(client, PLAIN)
    assert few - plain <= MOST
    add_sites(297, world)
    assert cost(client, "/admin/") == few
