"""Points make stars by the bands of the criteria; the cheapest next points come first; rounds."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from products.models import ProductPage
from products.renewal.rounds import in_round, round_for, rounds_from
from products.renewal.scoring import cheapest_next, score_of, section_sums
from tests.products.factories import make_product, with_stars


def points_of(rubric, total: int) -> dict[int, int]:
    """So many points, the first items filled first."""
    found = {}
    for item in rubric.items.all():
        found[item.pk] = min(item.most_points, total)
        total -= found[item.pk]
    return found


@pytest.mark.parametrize(
    ("total", "stars", "next_band"),
    [
        (0, 0, (3, 50)),
        (49, 0, (3, 1)),
        (50, 3, (4, 20)),
        (69, 3, (4, 1)),
        (70, 4, (5, 20)),
        (90, 5, None),
        (100, 5, None),
    ],
)
def test_points_make_stars(rubric, total, stars, next_band):
    score = score_of(rubric.items.all(), points_of(rubric, total), rubric.criteria)
    assert (score.points, score.stars, score.next_band) == (total, stars, next_band)


def test_what_is_not_looked_at_counts_nothing(rubric):
    first, second = rubric.items.all()[:2]
    score = score_of(rubric.items.all(), {first.pk: 0, second.pk: None}, rubric.criteria)
    assert (score.points, score.marked, score.items) == (0, 1, 26)


def test_sections_add_up(rubric):
    sums = section_sums(rubric.items.all(), points_of(rubric, 50))
    assert [(one.section.value, one.points, one.most) for one in sums] == [
        ("A", 40, 40),
        ("B", 10, 25),
        ("C", 0, 35),
    ]


def test_the_cheapest_points_come_first_then_the_most(rubric):
    found = cheapest_next(rubric.items.all(), {})
    order = [(one.item.cost, -one.gain) for one in found]
    assert len(found) == 5 and order == sorted(order)
    assert [one.item.code for one in found[:2]] == ["B.3.1", "C.3.2"]
    assert "in trên bao bì" in found[0].goal and found[0].gain == 4
    done = {item.pk: item.most_points for item in rubric.items.all() if item.code != "C.3.1"}
    (left,) = cheapest_next(rubric.items.all(), done)
    assert (left.item.code, left.gain) == ("C.3.1", 5)


def test_rounds_end_in_june_and_december():
    assert rounds_from(date(2026, 7, 1), 3) == [
        date(2026, 12, 30),
        date(2027, 6, 30),
        date(2027, 12, 30),
    ]
    assert rounds_from(date(2026, 6, 30), 1) == [date(2026, 6, 30)]


@pytest.mark.parametrize(
    ("ends", "found"),
    [
        (date(2027, 9, 15), date(2027, 6, 30)),
        (date(2027, 6, 30), date(2027, 6, 30)),
        (date(2027, 6, 29), date(2026, 12, 30)),
        (date(2026, 12, 1), date(2026, 12, 30)),
        (date(2020, 1, 1), date(2026, 12, 30)),
    ],
)
def test_the_round_is_the_last_one_before_the_end(ends, found):
    assert round_for(ends, date(2026, 11, 30)) == found


def test_sql_finds_the_products_of_a_round_as_python_does(world):
    today = timezone.localdate()
    for days in (-400, -1, 0, 20, 45, 100, 200, 217, 250, 380, 420, 600, 800):
        make_product(world.a, f"Cam {days}", **with_stars(days_left=days))
    pages = list(ProductPage.objects.live())
    for last_day in rounds_from(today, 4):
        told = {one.pk for one in pages if round_for(one.expires_on, today) == last_day}
        assert (
            set(ProductPage.objects.filter(in_round(last_day, today)).values_list("pk", flat=True))
            == told
        )
    assert round_for(today + timedelta(days=1), today) >= today
