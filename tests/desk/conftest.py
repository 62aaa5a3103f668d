"""A desk on a fixed Thursday."""

from datetime import datetime

import pytest
from django.utils import timezone

from tests.questions.conftest import make_question

__all__ = ["make_question"]

# Of week 48; Friday is a working day, the next week too.
THURSDAY = datetime(2026, 11, 26, 9, 0)


@pytest.fixture
def thursday(monkeypatch):
    """It is 9:00 on Thursday, 26/11/2026."""
    moment = timezone.make_aware(THURSDAY)
    monkeypatch.setattr(timezone, "now", lambda: moment)
    return moment


@pytest.fixture
def desk_of(world):
    """The admin's first screen as an officer sees it: `desk_of(user)` gives its HTML."""

    def html(user) -> str:
        response = world.admin_client(user).get("/admin/")
        assert response.status_code == 200
        page = response.content.decode()
        return page[page.index('class="desk-page"') :]

    return html
