"""Ways to a 404 look nothing through that grows with the sites."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.lifecycle.models import OldAddress

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="plans are SQLite's")


def plans_of(queries) -> list[tuple[str, str]]:
    """Each step of each plan, with its query."""
    found = []
    for query in queries:
        if query["sql"].startswith("SELECT"):
            rows = connection.connection.execute(f"EXPLAIN QUERY PLAN {query['sql']}").fetchall()
            found += [(row[3], query["sql"]) for row in rows]
    return found


@pytest.mark.parametrize("path", ["/khong-co/", "/a/b/c/", "/Khong-Co/", "/thong-bao/khong-co/"])
@pytest.mark.parametrize("place", ["a", "portal"])
def test_no_plan_goes_through_all_pages(world, place, path):
    commune = getattr(world, place)
    OldAddress.objects.create(home=commune.home, path="cu/", page_id=commune.home.pk)
    world.get(commune.site, path)
    with CaptureQueriesContext(connection) as captured:
        assert world.get(commune.site, path).status_code == 404
    steps = plans_of(captured)
    assert steps
    assert [step for step in steps if step[0].startswith("SCAN wagtailcore_page")] == []
