"""A service that answers over HTTP with JSON (docs/dossiers.md): with a time-out and limits."""

import json
from contextlib import suppress
from datetime import date
from typing import Any
from urllib.parse import quote

from communes.dossiers.services.interface import NoStatus, Trouble
from communes.dossiers.services.states import DossierStatus, state_called
from portal.core.services import NoService, ask_service

SECONDS = 4.0
MOST_BYTES = 64 * 1024
LONGEST_OFFICE = 160
_UNKNOWN = (404, 410)
ACCEPTED = {"Accept": "application/json"}


class HttpService:
    """Asks `url`, in which `{code}` stands for the code, with `key` as a bearer's token."""

    def __init__(self, url: str, key: str = "", seconds: float = SECONDS):
        if not url.startswith(("https://", "http://")) or "{code}" not in url:
            raise ValueError("DOSSIER_STATUS_URL is an address with {code} in it.")
        self.url, self.key, self.seconds = url, key, seconds

    def status_of(self, code: str) -> DossierStatus:
        """As `StatusService`. No log is written: an address with a code stands in none."""
        url = self.url.replace("{code}", quote(code, safe=""))
        try:
            answer = ask_service(
                url, key=self.key, headers=ACCEPTED, seconds=self.seconds, most_bytes=MOST_BYTES
            )
            told = json.loads(answer)
        except NoService as error:
            raise NoStatus(
                Trouble.UNKNOWN if error.status in _UNKNOWN else Trouble.SILENT
            ) from None
        except (ValueError, RecursionError):
            raise NoStatus(Trouble.SILENT) from None
        return _status(told)


def _status(told: Any) -> DossierStatus:
    word = told.get("state") if isinstance(told, dict) else None
    state = state_called(word) if isinstance(word, str) else None
    if state is None:
        raise NoStatus(Trouble.SILENT)
    office = told.get("office")
    return DossierStatus(
        state,
        office=" ".join(office.split())[:LONGEST_OFFICE] if isinstance(office, str) else "",
        received_on=_day(told.get("received_on")),
        due_on=_day(told.get("due_on")),
    )


def _day(value: Any) -> date | None:
    """A day as "2026-11-30", with or without a time behind it; None for anything else."""
    with suppress(ValueError):
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None
    return None
