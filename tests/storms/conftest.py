import pytest


@pytest.fixture(autouse=True)
def _copies(settings, tmp_path):
    """Copies of the tests' own."""
    settings.STORM_COPIES = tmp_path / "storm"
