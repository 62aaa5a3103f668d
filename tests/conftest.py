"""What every test stands on: a portal and two communes, opened once by the real services."""

import pytest

from tests.world import World, build_world


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The world is built once; each test's changes roll back."""
    with django_db_blocker.unblock():
        build_world()


@pytest.fixture
def world(db) -> World:
    """The portal and the communes A (Vietnamese and English) and B (Vietnamese)."""
    return build_world()


@pytest.fixture(autouse=True)
def _fresh_cache():
    from django.core.cache import caches

    for cache in caches.all():
        cache.clear()
    yield
