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
def switch(django_capture_on_commit_callbacks):
    """Switches reading on at a site, or off; tasks run at once."""

    def now(place, is_on=True):
        with django_capture_on_commit_callbacks(execute=True):
            ListeningSettings.objects.update_or_create(site=place.site, defaults={"is_on": is_on})

    return now


@pytest.fixture
def out(django_capture_on_commit_callbacks):
    """Does something of which tasks follow: `out(announce, world.a)`."""

    def now(work, *args, **kwargs):
        with django_capture_on_commit_callbacks(execute=True):
            return work(*args, **kwargs)

    return now
