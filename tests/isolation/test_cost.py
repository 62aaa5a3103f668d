"""Screens of the admin cost an officer the same among 30 communes as among 3."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.db.models.sql import compiler
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from bench.admin import SCREENS, add_officers
from bench.sites import copy_site
from tests.announcements.factories import announce
from tests.products.factories import make_product

# Screens that still read of every site, with the reason. Closed, they go from here.
GROWING = {
    "files": "Wagtail looks for the ten most used tags; they are left out before anyone sees them",
}
FEW, MANY = range(3, 4), range(4, 31)


@pytest.fixture
def rows_read(monkeypatch):
    """The number of rows that Django has read, in a list of one."""
    read, of_cursor = [0], compiler.cursor_iter

    def counted(*args):
        for rows in of_cursor(*args):
            read[0] += len(rows)
            yield rows

    monkeypatch.setattr(compiler, "cursor_iter", counted)
    return read


def cost(client, path: str, rows_read: list[int]) -> tuple[int, int]:
    """SQL and rows of a screen that was asked for before."""
    for cache in caches.all():
        cache.clear()
    assert client.get(path).status_code == 200
    rows_read[0] = 0
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured), rows_read[0]


@pytest.mark.sampled(1)
@pytest.mark.parametrize("role", ["commune", "province"])
def test_screens_read_no_more_among_more_communes(world, rows_read, role, settings):
    # On a slow machine a minute passes, and the session's last action is written down again.
    settings.SESSION_TOUCH_SECONDS = 24 * 60 * 60
    announce(world.a)
    make_product(world.a)
    place = world.a if role == "commune" else world.portal
    client = world.admin_client(world.officer(place, "admin"))
    paths = {name: path.format(home=place.home.pk) for name, path in SCREENS.items()}
    costs = []
    for numbers in (FEW, MANY):
        copy_site(world.a.site, numbers)
        add_officers(Site.objects.all())
        costs.append({name: cost(client, path, rows_read) for name, path in paths.items()})
    assert Site.objects.count() == 31
    growing = {
        name: f"SQL and rows {costs[0][name]}, then {costs[1][name]}"
        for name in SCREENS
        if costs[0][name] != costs[1][name]
    }
    unknown = [f"{name}: {said}" for name, said in growing.items() if name not in GROWING]
    closed = [f"{name} grows no more: take it off" for name in GROWING if name not in growing]
    if unknown or closed:
        pytest.fail("\n".join(unknown + closed), pytrace=False)
