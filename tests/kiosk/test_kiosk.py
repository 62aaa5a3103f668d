"""The tablet in the hall: the site in a frame that no other site gets into."""

import pytest


def kiosk(world, place, prefix=""):
    response = world.get(place.site, f"{prefix}/kiosk/")
    assert response.status_code == 200
    return response


def test_it_frames_the_home_of_its_own_site_and_nothing_else(world):
    for place in (world.a, world.b, world.portal):
        response = kiosk(world, place)
        html = response.content.decode()
        assert f'title="{place.site.site_name}"' in html.replace(" [mặc định]", "")
        assert 'src="/"' in html and 'src="/ma-qr.svg?trang=/"' in html
        assert "frame-src 'self'" in response["Content-Security-Policy"]
        assert not response.cookies
    assert "frame-src" not in world.get(world.a.site, "/")["Content-Security-Policy"]


def test_it_speaks_the_language_of_its_address(world):
    html = kiosk(world, world.a, "/en").content.decode()
    assert 'src="/en/"' in html and 'src="/ma-qr.svg?trang=/en/"' in html.replace("/en/ma", "/ma")
    assert "Back to the first page" in html
    assert world.get(world.b.site, "/en/kiosk/").status_code == 404


def test_it_is_no_page_for_search_engines(world):
    assert 'content="noindex"' in kiosk(world, world.a).content.decode()


@pytest.mark.parametrize("query", ["?a=b", "?%00", "?trang=//evil.example/"])
def test_what_is_asked_for_changes_nothing(world, query):
    html = world.get(world.a.site, f"/kiosk/{query}").content.decode()
    assert 'src="/"' in html and "evil" not in html


def test_it_costs_what_any_page_costs(world, django_assert_max_num_queries):
    kiosk(world, world.a)
    with django_assert_max_num_queries(5):
        kiosk(world, world.a)
