import pytest

from tests.core.pagecache import Readers


@pytest.fixture
def readers(settings, django_capture_on_commit_callbacks) -> Readers:
    """Readers of a portal that keeps whole pages."""
    settings.PAGE_CACHE = True
    return Readers(django_capture_on_commit_callbacks)
