"""Clocks for what the hour decides."""

from datetime import datetime

import pytest
from django.utils import timezone

TODAY = "2026-11-25"


@pytest.fixture
def clock(monkeypatch):
    """Sets what time it is on a Wednesday: `clock("09:00")`; a day may stand before it."""

    def at(text: str) -> datetime:
        moment = timezone.make_aware(
            datetime.fromisoformat(text if " " in text else f"{TODAY} {text}")
        )
        monkeypatch.setattr(timezone, "now", lambda: moment)
        return moment

    at("09:00")
    return at
