"""A real portal that leads to a practice area, and a practice area with the accounts of a demo."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.cache import cache
from django.test import Client

from portal.practice.tickets import write_ticket
from portal.users.models import User

KEY = "k" * 40
PRACTICE_URL = "https://tap-lam.tinh.example"
HOME = "https://tinh.example"
ENTER = "/admin/tap-lam/vao/"
ROLES = ("contributor", "editor", "approver", "admin")
CLOSED = "Khu tập làm chỉ dành cho cán bộ"
PASSWORD = "nghe-an-2026"


@pytest.fixture
def real(settings, world):
    """The real portal, where a practice area is set up."""
    settings.PRACTICE_URL, settings.PRACTICE_KEY = PRACTICE_URL, KEY
    return world


@pytest.fixture
def practice(settings, world):
    """A practice installation, with an account of each role in its first commune."""
    cache.clear()
    settings.PRACTICE, settings.PRACTICE_KEY, settings.PRACTICE_HOME = True, KEY, HOME
    settings.REQUIRE_SECOND_STEP = True  # so that nothing but the way in can waive it
    settings.SESSION_COOKIE_DOMAIN = world.portal.site.hostname
    settings.AUTHENTICATION_BACKENDS = [
        "axes.backends.AxesStandaloneBackend",
        "portal.practice.backends.NoPasswords",
    ]
    for role in ROLES:
        user = User.objects.create_user(f"a-{role}", password=PASSWORD)
        user.groups.set([world.a.groups[role]])
    return world


def enter(world, role="editor", language="vi", token=None):
    """A new browser that followed a ticket, and what it was answered."""
    client = Client(headers={"host": world.portal.site.hostname})
    query = {"t": write_ticket(role, language) if token is None else token}
    return client, client.get(ENTER, query)


def token_in(address: str) -> str:
    return parse_qs(urlsplit(address).query)["t"][0]
