import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _vietnamese():
    """What renders without a request speaks Vietnamese, whatever was read before."""
    with translation.override("vi"):
        yield
