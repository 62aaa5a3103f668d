"""The menu of the admin offers nothing that then refuses."""

import re

import pytest

from tests.lifecycle.pages import add_notice

ROLES = [("a", role) for role in ("contributor", "editor", "approver", "admin")]
ROLES += [("portal", role) for role in ("editor", "admin")]


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
