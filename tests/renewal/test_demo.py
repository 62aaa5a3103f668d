"""The demo has one dossier half filled in, marked as sample data; loaded twice it is the same."""

from types import SimpleNamespace

import pytest

from portal.core.demo import DemoWorld
from products.models import ProductPage
from products.renewal import demo
from products.renewal.models import Renewal, RenewalPoint, Rubric


@pytest.fixture
def renewal(demo_content, db) -> Renewal:
    return Renewal.objects.get()


def test_one_dossier_is_half_filled_in(renewal):
    assert renewal.is_sample and renewal.rubric.is_sample and "mẫu" in renewal.note
    marked = renewal.points.filter(points__isnull=False).count()
    assert 0 < marked < renewal.rubric.items.count()
    assert renewal.score == sum(point.points for point in renewal.points.all()) > 0
    product = ProductPage.objects.get(
        translation_key=renewal.product_key, locale__language_code="vi"
    )
    assert product.title == renewal.title
    # Every code in the file is one of the rubric.
    (sample,) = demo.read_data(demo.FOLDER / "minhhop.toml", demo.RenewalsFile).renewal
    assert len(sample.points) == renewal.points.count()


def test_loading_again_changes_nothing(renewal):
    renewal.mark([RenewalPoint(item=renewal.rubric.items.first(), points=1)])
    home = ProductPage.objects.get(title=renewal.title).get_parent().get_parent()
    again = SimpleNamespace(site=renewal.site, home=home)
    demo.load(DemoWorld(None, {"minhhop": again}, lambda text: None))
    assert Renewal.objects.get().score == 1 and Rubric.objects.count() == 1
