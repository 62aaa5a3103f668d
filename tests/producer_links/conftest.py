import pytest

from tests.producer_links.factories import make_link, priced_product, send


@pytest.fixture
def product(world):
    return priced_product(world)


@pytest.fixture
def made(world, product):
    """A link for one product, and its path."""
    return make_link(world, product)


@pytest.fixture
def link(made):
    return made[0]


@pytest.fixture
def path(made):
    return made[1]


@pytest.fixture
def sent(world, link, path):
    """A link with which a new price, stock, season and no picture were sent."""
    assert send(world, link, path).status_code == 302
    link.refresh_from_db()
    return link


@pytest.fixture
def editor(world):
    return world.admin_client(world.officer(world.a))
