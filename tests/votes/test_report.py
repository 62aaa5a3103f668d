"""The report: each commune's officers read their own pages' counts, as a table or CSV."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.core.demo import DemoWorld
from portal.votes import demo
from portal.votes.models import REPORT_DAYS, PageVotes
from tests.announcements.factories import announce

REPORT = "/admin/reports/huu-ich/"


def count(page, commune, away=0, **numbers):
    day = timezone.localdate() - timedelta(days=away)
    return PageVotes.objects.create(page=page, site=commune.site, day=day, **numbers)


@pytest.fixture
def counted(world):
    """Two pages of A and one of B, with counts."""
    mine, other = announce(world.a, "Cắt điện"), announce(world.a, "Họp xóm")
    foreign = announce(world.b, "Sóng lớn")
    count(mine, world.a, helped=3, partly=1)
    count(mine, world.a, away=10, not_helped=2)
    count(mine, world.a, away=REPORT_DAYS, helped=50)
    count(other, world.a, helped=1)
    count(foreign, world.b, helped=9)
    return mine


def table(client, query="") -> str:
    response = client.get(f"{REPORT}{query}")
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("role", ["editor", "approver", "admin"])
def test_officers_see_their_own_pages_only(world, counted, role):
    client = world.admin_client(world.officer(world.a, role))
    for path in ("", "results/", "?ordering=title", "?export=csv", "?q=S"):
        response = client.get(REPORT + path)
        text = b"".join(response) if response.streaming else response.content
        assert "Cắt điện" in text.decode(), path
        assert "Sóng lớn" not in text.decode(), path


def test_the_newest_days_are_summed_and_sorted(world, counted):
    client = world.admin_client(world.officer(world.a))
    rows = list(client.get(REPORT).context["object_list"])
    assert [(row.title, row.total) for row in rows] == [("Cắt điện", 6), ("Họp xóm", 1)]
    assert (rows[0].helped, rows[0].partly, rows[0].not_helped) == (3, 1, 2)
    rows = client.get(f"{REPORT}?ordering=helped").context["object_list"]
    assert [row.title for row in rows] == ["Họp xóm", "Cắt điện"]
    assert client.get(f"{REPORT}?ordering=password&p=abc").status_code == 200


def test_the_csv_holds_the_same(world, counted):
    response = world.admin_client(world.officer(world.a)).get(f"{REPORT}?export=csv")
    lines = b"".join(response).decode("utf-8-sig").splitlines()
    assert "text/csv" in response["Content-Type"]
    assert len(lines) == 3
    assert lines[1].startswith("Cắt điện,") and ",3,1,2,6," in lines[1]


def test_contributors_and_strangers_are_refused(world, counted, client):
    contributor = world.admin_client(world.officer(world.a, "contributor"))
    assert contributor.get(REPORT).status_code == 302
    assert "Sóng lớn" not in contributor.get(REPORT, follow=True).content.decode()
    assert client.get(REPORT, headers={"host": "tinh.test"}).status_code == 302


def test_the_menu_shows_the_report_to_those_who_may_read_it(world, rf, counted):
    from portal.votes.wagtail_hooks import register_report_item

    item = register_report_item()
    for role, shown in (("editor", True), ("contributor", False)):
        request = rf.get("/admin/")
        request.user = world.officer(world.a, role)
        assert item.is_shown(request) is shown


def test_nothing_counted_yet_is_said(world):
    html = table(world.admin_client(world.officer(world.b)))
    assert "Chưa có bà con nào đánh giá" in html


def test_the_demo_marks_its_counts_and_repeats_without_harm(world):
    announce(world.a, "Cắt điện")
    demo_world = DemoWorld(world.portal, {"a": world.a}, lambda line: None)
    demo.load(demo_world)
    held = PageVotes.objects.filter(site=world.a.site).count()
    demo.load(demo_world)
    assert PageVotes.objects.filter(site=world.a.site, is_sample=True).count() == held > 0
    assert "(dữ liệu mẫu)" in table(world.admin_client(world.officer(world.a)))
