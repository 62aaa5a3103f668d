"""The menu of the admin offers nothing that then refuses."""

import re

import pytest

from tests.lifecycle.pages import add_notice

ROLES = [("a", role) for role in ("contributor", "editor", "approver", "admin")]
ROLES += [("portal", role) for role in ("editor", "admin")]


@pytest.mark.sampled(2)
@pytest.mark.parametrize(("level", "role"), ROLES)
def test_every_entry_opens(world, level, role):
    place = getattr(world, level)
    add_notice(place.home)
    client = world.admin_client(world.officer(place, role))
    html = client.get("/admin/").content.decode()
    addresses = set(re.findall(r'"url": "(/admin/[^"]+)"', html)) - {"/admin/logout/"}
    assert len(addresses) >= 8
    for address in addresses:
        response = client.get(address, follow=True)
        # Settings lead to those of the own site; what is refused leads to the dashboard.
        assert response.status_code == 200, address
        assert response.request["PATH_INFO"].startswith(address), address


def sort_button(client, page) -> bool:
    html = client.get(f"/admin/pages/{page.pk}/").content.decode()
    return "?ordering=ord" in html


def test_pages_are_sorted_only_where_readers_see_that_order(world):
    notice = add_notice(world.a.home)
    client = world.admin_client(world.officer(world.a, "admin"))
    assert sort_button(client, world.a.home)
    assert not sort_button(client, notice.get_parent())


def test_nothing_offers_what_refuses_or_makes_no_sense(world):
    client = world.admin_client(world.officer(world.a, "admin"))
    html = client.get("/admin/").content.decode()
    assert "page-types-usage" not in html
    notice = add_notice(world.a.home)
    copying = client.get(f"/admin/pages/{notice.pk}/copy/").content.decode()
    assert 'name="alias"' not in copying
