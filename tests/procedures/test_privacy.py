"""What not everyone may read on the portal, nobody reads on a commune's site."""

import pytest
from wagtail.models import PageViewRestriction

from search import updating
from tests.procedures.factories import make_event, make_procedure, path_of, say, section

LIST = "/thu-tuc-hanh-chinh/"


def restrict(page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")


@pytest.fixture
def pages(world):
    """A procedure that is about to be closed, one beside it, and a life event with both."""
    closed = make_procedure(world.portal, "Đăng ký khai sinh")
    beside = make_procedure(world.portal, "Đăng ký kết hôn")
    make_event(world.portal, "Sinh con", ("Làm giấy tờ", "", [closed, beside]))
    return closed, beside


def status(world, place, page) -> int:
    return world.get(place.site, path_of(page)).status_code


def test_a_restricted_procedure_is_read_on_no_site(world, pages):
    closed, beside = pages
    restrict(closed)
    assert status(world, world.portal, closed) == 302  # to where one logs in
    for place in (world.a, world.b):
        response = world.get(place.site, path_of(closed))
        assert response.status_code == 404
        assert closed.title not in response.content.decode()
        assert status(world, place, beside) == 200


def test_what_stands_below_a_restricted_section_is_read_on_no_site(world, pages):
    restrict(section(world.portal))
    for page in pages:
        assert status(world, world.portal, page) == 302
        assert status(world, world.a, page) == 404


def test_it_stands_in_no_list(world, pages):
    closed, beside = pages
    restrict(closed)
    updating.catch_up()
    for place in (world.a, world.portal):
        for path in (LIST, f"{LIST}sinh-con/", f"{LIST}bieu-mau/", "/tim-kiem/?q=đăng+ký"):
            html = world.get(place.site, path).content.decode()
            assert path_of(closed) not in html, path
        assert path_of(beside) in world.get(place.site, LIST).content.decode()
        listed = world.get(place.site, "/api/v1/procedures/").content.decode()
        assert beside.title in listed
        assert closed.title not in listed
    assert path_of(beside) in world.get(world.a.site, "/sitemap-vi.xml").content.decode()
    assert path_of(closed) not in world.get(world.a.site, "/sitemap-vi.xml").content.decode()


def test_a_commune_that_does_not_offer_it_says_nothing_of_it(world, pages):
    closed, _beside = pages
    say(world.a, closed, is_offered=False)
    restrict(closed)
    html = world.get(world.a.site, path_of(closed)).content.decode()
    assert closed.title not in html


def test_kept_pages_follow_a_new_restriction(world, pages, readers):
    closed, _beside = pages
    readers.open(world.a.site, LIST, path_of(closed))
    with readers.commit():
        restrict(closed)
    assert readers.get(world.a.site, path_of(closed)).status_code == 404
    assert path_of(closed) not in readers.get(world.a.site, LIST).content.decode()
    with readers.commit():
        PageViewRestriction.objects.all().delete()
    assert readers.get(world.a.site, path_of(closed)).status_code == 200
