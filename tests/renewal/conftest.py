"""The rubric that ships, a product whose certificate ends soon, and officers who look at it."""

import pytest

from products.criteria import criteria_sets
from products.renewal.models import Renewal, RenewalPoint, Rubric
from products.renewal.rubric.taking import read_sample, take_in
from tests.products.factories import make_producer, make_product, with_stars

BOARD = "/admin/reports/lam-lai-chung-nhan/"


def screen(product) -> str:
    return f"/admin/lam-lai-chung-nhan/{product.pk}/"


@pytest.fixture
def rubric(world) -> Rubric:
    rule = criteria_sets()[-1]
    new = Rubric(criteria_number=rule.number, in_force_from=rule.in_force_from, is_sample=True)
    return take_in(read_sample(), new)


@pytest.fixture
def cam(world):
    owner = make_producer(world.a, "HTX Mẫu", tax_code="2900123456")
    return make_product(world.a, "Cam mẫu", producer=owner, **with_stars(4, days_left=100))


@pytest.fixture
def sent(rubric):
    """`sent(renewal_or_none, {"A.1.1": 4}, filed_on="…")`: what the form of a screen sends."""

    def fields(renewal: Renewal | None = None, points=None, **values) -> dict:
        marks = points or {}
        by = renewal.rubric if renewal else rubric
        found = {"round": values.pop("round", ""), "filed_on": "", "note": ""}
        found["of"] = f"{renewal.pk if renewal else ''}-{by.pk}"
        for item in by.items.all():
            found[f"points-{item.pk}"] = marks.get(item.code, "")
            found[f"note-{item.pk}"] = ""
        return found | values

    return fields


def best(rubric) -> list[RenewalPoint]:
    """Every item with all of its points."""
    return [RenewalPoint(item=item, points=item.most_points) for item in rubric.items.all()]
