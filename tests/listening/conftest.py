"""A voice that needs no program, and sites that have their pages read."""

import pytest

from communes.listening import tasks
from communes.listening.models import ListeningSettings
from tests.voices.doubles import parrot  # noqa: F401 - a fixture


@pytest.fixture
def voice(parrot, monkeypatch):  # noqa: F811
    monkeypatch.setattr(tasks, "chosen_voice", lambda: parrot)
    monkeypatch.setattr(tasks, "can_encode", lambda: True)
    return parrot


@pytest.fixture
def switch(committed):
    """Switches reading on at a site, or off; tasks run at once."""

    def now(place, is_on=True):
        defaults = {"is_on": is_on}
        committed(ListeningSettings.objects.update_or_create, site=place.site, defaults=defaults)

    return now
