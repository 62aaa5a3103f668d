"""The demo's decisions: a match, one that ended, one without a page, one claiming more."""

import pytest
from django.utils import timezone

from portal.core.demo import DemoWorld
from products.decisions import demo
from products.decisions.claims import above_register
from products.decisions.models import DecisionEntry, Match, OcopDecision
from products.models import ProductPage


@pytest.fixture
def entries(demo_content, db):
    return {one.product_name: one for one in DecisionEntry.objects.select_related("decision")}


def test_each_case_is_there_and_marked_as_a_sample(entries):
    tea, scarf = entries["Chè xanh sao tay Thành Sơn"], entries["Khăn thổ cẩm Thái"]
    assert tea.match == scarf.match == Match.CERTAIN
    assert entries["Măng khô vườn đồi"].match == Match.NONE
    assert not entries["Tinh bột nghệ"].is_valid_on(timezone.localdate())
    assert {one.decision.is_sample for one in entries.values()} == {True}
    above = above_register(ProductPage.objects.live()).values_list("translation_key", flat=True)
    assert set(above) == {scarf.product_key}


def test_loading_again_changes_nothing(entries):
    before = OcopDecision.objects.count()
    demo.load(DemoWorld(None, {}, lambda text: None))
    assert (OcopDecision.objects.count(), DecisionEntry.objects.count()) == (before, len(entries))
