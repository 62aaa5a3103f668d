"""What is open of one commune never shows at another's address, in any list or format."""

import pytest
from wagtail.models import Page

from portal.open_data.registry import open_data
from tests.open_data.datasets import MAKERS, SECRETS, SHARED, texts_of

LISTS = sorted(MAKERS)


def test_every_list_is_tried_here():
    found = sorted(viewset.prefix for viewset in open_data())
    assert found == LISTS, "say in tests/open_data/datasets.py how to make an item"


def ids(answer) -> set[int]:
    assert answer.status_code == 200, answer.content
    return {item["id"] for item in answer.json()["results"]}


@pytest.fixture(params=[name for name in LISTS if name not in SHARED])
def two(request, world):
    """A list with one item of commune A and one of B."""
    make = MAKERS[request.param]
    return request.param, make(world.a, "Việc của An Bình"), make(world.b, "Việc của Bình Minh")


def test_a_commune_gives_its_own_items_and_the_portal_all(world, two):
    prefix, of_a, of_b = two
    address = f"/api/v1/{prefix}/"
    assert ids(world.get(world.a.site, address)) == {of_a.pk}
    assert ids(world.get(world.b.site, address)) == {of_b.pk}
    assert ids(world.get(world.portal.site, address)) == {of_a.pk, of_b.pk}
    assert ids(world.get(world.a.site, f"/en{address}")) == {of_a.pk}


def test_no_word_of_another_commune_is_in_the_file(world, two):
    prefix, _of_a, _of_b = two
    for address in (f"/api/v1/{prefix}.csv", f"/api/v1/{prefix}/?format=csv"):
        text = texts_of(world.get(world.a.site, address))
        assert "a.test" in text
        assert "b.test" not in text and "Bình Minh" not in text


def test_an_item_of_another_commune_is_not_found(world, two):
    prefix, of_a, of_b = two
    assert world.get(world.a.site, f"/api/v1/{prefix}/{of_a.pk}/").json()["id"] == of_a.pk
    assert world.get(world.a.site, f"/api/v1/{prefix}/{of_b.pk}/").status_code == 404
    assert world.get(world.portal.site, f"/api/v1/{prefix}/{of_b.pk}/").status_code == 200


def test_nobody_is_named_who_asked(world, two):
    prefix, of_a, _of_b = two
    for address in (f"/api/v1/{prefix}/", f"/api/v1/{prefix}.csv", f"/api/v1/{prefix}/{of_a.pk}/"):
        text = texts_of(world.get(world.portal.site, address))
        for secret in SECRETS:
            assert secret not in text


def test_the_portal_narrows_to_one_commune_by_number_or_name(world, two):
    prefix, of_a, _of_b = two
    if prefix == "communes":
        pytest.skip("communes are narrowed by name")
    for value in (world.a.site.pk, "xa-an-binh"):
        answer = world.get(world.portal.site, f"/api/v1/{prefix}/", query_params={"commune": value})
        assert ids(answer) == {of_a.pk}
        item = answer.json()["results"][0]
        assert item["commune"]["identifier"] == "xa-an-binh"
        assert item["commune"]["url"] == "http://a.test/"
        assert item["url"].startswith("http://a.test/")


@pytest.mark.parametrize("value", ["xa-binh-minh", "{b}", "0", "9" * 40, "x\x00", "²"])
def test_a_commune_knows_no_other(world, value):
    params = {"commune": value.format(b=world.b.site.pk)}
    answer = world.get(world.a.site, "/api/v1/products/", query_params=params)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["parameter"] == "commune"
    own = world.get(world.a.site, "/api/v1/products/", query_params={"commune": "xa-an-binh"})
    assert own.status_code == 200


def test_what_is_unpublished_is_gone(world, two):
    prefix, of_a, _of_b = two
    of_page = world.a.home if prefix == "communes" else getattr(of_a, "page", of_a)
    Page.objects.get(pk=of_page.pk).specific.unpublish()
    assert of_a.pk not in ids(world.get(world.portal.site, f"/api/v1/{prefix}/"))
    assert world.get(world.portal.site, f"/api/v1/{prefix}/{of_a.pk}/").status_code == 404
