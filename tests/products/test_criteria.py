"""The rules of the programme are data: criteria by day, sets by name; older words stay."""

from collections import Counter
from datetime import date

import pytest
from django.utils.translation import override

from products.criteria import (
    criteria_called,
    criteria_on,
    criteria_sets,
    end_by_rule,
    set_choices,
    set_groups,
    set_name,
)
from products.models import ProductPage
from tests.products.factories import make_product, with_stars


def test_each_decision_names_the_one_that_follows_it():
    rules = criteria_sets()
    for one, following in zip(rules, rules[1:], strict=False):
        assert one.successor == following.number
        assert one.in_force_until < following.in_force_from
    assert rules[-1].successor == ""
    assert rules[-1].in_force_until is None


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2020, 2, 4), "148/QĐ-TTg"),
        (date(2026, 5, 21), "148/QĐ-TTg"),
        (date(2026, 5, 22), "26/2026/QĐ-TTg"),
    ],
)
def test_the_day_of_certification_says_which_criteria(day, number):
    assert criteria_on(day).number == number


@pytest.mark.parametrize(
    ("number", "found"),
    [("148/QĐ-TTg", "148/QĐ-TTg"), ("26/2026/QĐ-TTg", "26/2026/QĐ-TTg"), ("9/QĐ", "148/QĐ-TTg")],
)
def test_a_decision_is_known_by_its_number_or_by_the_day(number, found):
    assert criteria_called(number, date(2026, 5, 21)).number == found


def test_the_term_is_that_of_the_criteria():
    assert end_by_rule(date(2026, 5, 22)) == date(2029, 5, 22)
    assert [criteria_on(date(2026, 6, 1)).stars_for(points) for points in (49, 50, 70, 100)] == [
        *(0, 3, 4, 5)
    ]


def test_there_are_26_sets_in_17_groups_of_6_sectors():
    groups = set_groups()
    names = [one.name for group in groups for one in group.set]
    assert (len(groups), len(names), max(Counter(names).values())) == (17, 26, 1)
    assert len({group.sector for group in groups}) == 6
    assert max(map(len, names)) <= ProductPage._meta.get_field("ocop_set").max_length


def test_a_set_is_named_in_the_readers_language_and_older_words_stay():
    with override("en"):
        assert (set_name("Rượu trắng"), set_name("Trái cây tươi")) == (
            "White spirits",
            "Trái cây tươi",
        )
    assert ("Trái cây tươi", "Trái cây tươi") in set_choices("Trái cây tươi")
    assert ("Hoa", "Hoa") not in set_choices("Hoa")


def test_the_form_offers_both_and_keeps_what_was_there(world):
    page = make_product(world.a, "Cam", ocop_set="Trái cây tươi", **with_stars())
    client = world.admin_client(world.officer(world.a))
    form = client.get(f"/admin/pages/{page.pk}/edit/").text
    assert '<option value="Trái cây tươi" selected>' in form
    assert '<option value="Rượu trắng">' in form
    assert '<option value="26/2026/QĐ-TTg (2026)">' in form


@pytest.mark.django_db
def test_the_criteria_are_filled_in_by_the_day():
    page = ProductPage(title="Cam", star_rating=3, certified_on=date(2023, 3, 15))
    page.fill_by_rule()
    assert (page.criteria_set, page.expires_on) == ("148/QĐ-TTg (2023)", date(2026, 3, 15))
    older = ProductPage(title="Cam", star_rating=3, certified_on=date(2020, 2, 4))
    older.fill_by_rule()
    assert (older.criteria_set, older.expires_on) == ("", date(2023, 2, 4))
