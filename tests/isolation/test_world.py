"""The world of the matrix holds every kind of thing of each site; a new model must join."""

import pytest

from tests.isolation.ties import NOT_HERE, OF_COMMUNES, OF_PORTAL, tied_models
from tests.isolation.world import PUBLIC, page_types

pytestmark = pytest.mark.django_db


OWNERS = ("a", "b", "p")


def labels_of(isolation, owner) -> set[str]:
    """The models that have rows of an owner."""
    keys_of = isolation.belongings.keys_of
    return {model._meta.label for model in tied_models() if keys_of(model, owner)}


def test_each_model_that_belongs_to_a_site_has_rows_of_each(isolation):
    have = {owner: labels_of(isolation, owner) for owner in OWNERS}
    pages = {model._meta.label for model in page_types()}
    wanted = {model._meta.label for model in tied_models()} - NOT_HERE.keys()
    # Some page types stand on the portal only, some on communes only.
    have["p"] |= OF_COMMUNES.keys()
    for owner in "ab":
        have[owner] |= OF_PORTAL.keys()
    missing = {owner: sorted(wanted - have[owner] - pages) for owner in OWNERS}
    assert missing == dict.fromkeys(OWNERS, [])
    assert have["a"] == have["b"]
    assert pages <= have["a"] | have["p"]


def test_what_is_said_to_be_missing_is_a_model(isolation):
    known = {model._meta.label for model in tied_models()}
    assert sorted({*NOT_HERE, *OF_COMMUNES, *OF_PORTAL, *PUBLIC} - known) == []
