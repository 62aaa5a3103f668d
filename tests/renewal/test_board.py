"""The board: own products alone, the province all; narrowed, sorted by end, as a file; flat SQL."""

from datetime import date, timedelta
from unittest.mock import patch

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from products.criteria import criteria_sets
from products.models import ProductPage
from products.renewal.models import Renewal, RenewalPoint
from products.renewal.rounds import round_for, rounds_from
from tests.products.factories import make_product, with_stars
from tests.renewal.conftest import BOARD, best, screen


@pytest.fixture
def shown(world):
    """`shown("?group=food", of=…, role=…)`: titles on the board in their order."""
    make_product(world.a, "Cam A", ocop_group="food", **with_stars(3, days_left=20))
    make_product(world.a, "Rượu A", ocop_group="drink", **with_stars(4, days_left=-5))
    make_product(world.b, "Mực B", ocop_group="food", **with_stars(4, days_left=400))
    make_product(world.a, "Không sao")
    make_product(world.a, "Nháp", live=False, **with_stars(days_left=9))
    revoked = with_stars(days_left=300) | {
        "revoked_on": timezone.localdate(),
        "revocation_reason": "safety",
        "revocation_decision": "9/QĐ",
    }
    make_product(world.a, "Thu hồi", **revoked)

    def titles(query="", of=None, role="editor"):
        client = world.admin_client(world.officer(of or world.portal, role))
        response = client.get(BOARD + query)
        assert response.status_code == 200
        return [page.title for page in response.context["object_list"]]

    return titles


def test_who_ends_first_stands_first_and_each_sees_the_own(world, shown):
    assert shown() == shown(role="admin") == ["Rượu A", "Cam A", "Mực B"]
    for role in ("editor", "approver", "admin"):
        assert shown(of=world.a, role=role) == ["Rượu A", "Cam A"]
    assert shown(of=world.b) == ["Mực B"]
    contributor = world.admin_client(world.officer(world.a, "contributor"))
    assert contributor.get(BOARD).status_code == 302


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?group=food", ["Cam A", "Mực B"]),
        ("?stars=4", ["Rượu A", "Mực B"]),
        ("?commune=binh+minh", ["Mực B"]),
        ("?certificate=ended", ["Rượu A"]),
        ("?certificate=30", ["Cam A"]),
        ("?dossier=none&group=drink", ["Rượu A"]),
        ("?dossier=preparing", []),
        ("?q=muc", ["Mực B"]),
        ("?ordering=-expires_on", ["Mực B", "Cam A", "Rượu A"]),
    ],
)
def test_it_is_narrowed(shown, query, found):
    assert shown(query) == found


@pytest.mark.parametrize(
    "query", ["?group=x", "?month=2026-13", "?round=x", "?month=x&stars=9", "?p=zz", "?ordering=x"]
)
def test_nonsense_is_no_error(shown, query):
    shown(query)


def test_by_month_and_by_round(world, shown):
    today = timezone.localdate()
    ends = {one.title: one.expires_on for one in ProductPage.objects.live() if one.expires_on}
    in_month = [one for one in shown() if f"{ends[one]:%Y-%m}" == f"{ends['Cam A']:%Y-%m}"]
    assert shown(f"?month={ends['Cam A']:%Y-%m}") == in_month
    for last_day in rounds_from(today, 4):
        due = [one for one in shown() if round_for(ends[one], today) == last_day]
        assert shown(f"?round={last_day.isoformat()}") == due


def test_a_dossier_for_another_round_is_found_by_that_one(world, shown, rubric):
    cam = ProductPage.objects.get(title="Cam A")
    by_end, _second, another, _fourth = rounds_from(timezone.localdate(), 4)
    assert "Cam A" in shown(f"?round={by_end}") and "Cam A" not in shown(f"?round={another}")
    Renewal.objects.create(
        site=world.a.site,
        product_key=cam.translation_key,
        title=cam.title,
        rubric=rubric,
        round=another,
    )
    assert "Cam A" not in shown(f"?round={by_end}") and "Cam A" in shown(f"?round={another}")


def test_a_commune_can_not_ask_for_another(world, shown):
    assert shown("?commune=binh+minh", of=world.a) == ["Rượu A", "Cam A"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_it_is_a_file_too(world, shown, kind, rubric):
    cam = ProductPage.objects.get(title="Cam A")
    renewal = Renewal(
        site=world.a.site,
        product_key=cam.translation_key,
        title=cam.title,
        rubric=rubric,
        round=rounds_from(timezone.localdate(), 1)[0],
    )
    renewal.mark(best(rubric))
    client = world.admin_client(world.officer(world.a))
    response = client.get(BOARD, {"export": kind})
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if kind == "csv":
        text = content.decode("utf-8-sig")
        assert "Cam A,Xã An Bình,Thực phẩm,3" in text and "đang chuẩn bị,100" in text
        assert "Mực B" not in text and "Hạn" not in text.splitlines()[1]
    else:
        assert content[:2] == b"PK"
    assert (
        f"lam-lai-chung-nhan-{timezone.localdate():%Y-%m-%d}.{kind}"
        in response["Content-Disposition"]
    )


def test_the_board_reckons_stars_as_the_screen_of_a_product_does(world, shown, rubric):
    # By a decision that isn't known: by its day, not by today's.
    cam = ProductPage.objects.get(title="Cam A")
    rubric.criteria_number, rubric.in_force_from = "9/QĐ", date(2025, 1, 1)
    rubric.save()
    renewal = Renewal(
        site=world.a.site,
        product_key=cam.translation_key,
        title=cam.title,
        rubric=rubric,
        round=rounds_from(timezone.localdate(), 1)[0],
    )
    renewal.mark(best(rubric))
    with patch("products.criteria.criteria_on", return_value=criteria_sets()[0]) as asked:
        html = world.admin_client(world.officer(world.a)).get(BOARD).text
    assert "100 điểm, 5 sao" in html
    asked.assert_called_once_with(date(2025, 1, 1))


def _queries(client, address) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_sql_does_not_grow_with_products_or_dossiers(world, rubric):
    client = world.admin_client(world.officer(world.portal))
    first = make_product(world.a, "Cam 0", **with_stars(days_left=50))
    client.get(BOARD)
    client.get(screen(first))
    few, one = _queries(client, BOARD), _queries(client, screen(first))
    for number in range(1, 12):
        page = make_product(world.b if number % 2 else world.a, f"Cam {number}", **with_stars())
        Renewal(
            site=world.a.site,
            product_key=page.translation_key,
            title=page.title,
            rubric=rubric,
            round=page.expires_on - timedelta(days=9),
        ).mark([RenewalPoint(item=rubric.items.first(), points=2)])
    assert _queries(client, BOARD) == few
    assert _queries(client, screen(first)) == one
