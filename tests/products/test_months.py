"""Months in one number: words, ranges, forms, filters."""

import pytest
from django.utils.translation import override

from products.fields import ALL_YEAR, MonthsFormField, mask_of, month_spans, months_of
from products.formatting import season
from products.models import ProductPage
from tests.products.factories import make_product


def test_a_mask_holds_its_months():
    assert months_of(mask_of([12, 1, 5])) == [1, 5, 12]


@pytest.mark.parametrize(
    ("months", "spans"),
    [
        ([], []),
        ([3], [(3, 3)]),
        ([10, 11, 12, 1], [(10, 1)]),
        ([1, 2, 6, 7], [(1, 2), (6, 7)]),
        (range(1, 13), [(1, 12)]),
    ],
)
def test_runs_of_months_cross_the_new_year(months, spans):
    assert month_spans(mask_of(months)) == spans


@pytest.mark.parametrize(
    ("months", "words"),
    [
        ([10, 11, 12, 1], "Tháng 10 – tháng 1"),
        ([3], "Tháng 3"),
        ([1, 2, 6], "Tháng 1 – tháng 2, tháng 6"),
        (range(1, 13), "Quanh năm"),
        ([], ""),
    ],
)
def test_a_season_is_told_in_words(months, words):
    with override("vi"):
        assert season(mask_of(months)) == words


def test_boxes_clean_to_the_number_and_back():
    field = MonthsFormField(required=False)
    assert field.clean(["1", "12"]) == mask_of([1, 12])
    assert field.prepare_value(mask_of([1, 12])) == [1, 12]
    assert field.clean([]) == 0
    assert not field.has_changed(mask_of([1, 12]), ["1", "12"])
    assert field.has_changed(mask_of([1, 12]), ["1"])


def test_the_database_filters_by_month(world):
    make_product(world.a, "Cam", season_months=mask_of([11, 12]))
    make_product(world.a, "Mật", season_months=mask_of([3]))
    make_product(world.a, "Chè", season_months=ALL_YEAR)
    found = ProductPage.objects.filter(season_months__includes=11).values_list("title", flat=True)
    assert set(found) == {"Cam", "Chè"}
    assert ProductPage.objects.exclude(season_months__includes=11).get().title == "Mật"
