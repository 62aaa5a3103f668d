"""A service that answers over HTTP with JSON (docs/dossiers.md): with a time-out and limits."""

import json
from contextlib import suppress
from datetime import date
from http.client import HTTPException
from time import monotonic
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import HTTPRedirectHandler, Request, build_opener

from communes.dossiers.services.interface import NoStatus, Trouble
from communes.dossiers.services.states import DossierStatus, state_called

SECONDS = 4.0
MOST_BYTES = 64 * 1024
LONGEST_OFFICE = 160
_UNKNOWN = (404, 410)


class _NoRedirects(HTTPRedirectHandler):
    """A code goes to the address of the settings and to no other."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


class HttpService:
    """Asks `url`, in which `{code}` stands for the code, with `key` as a bearer's token."""

    def __init__(self, url: str, key: str = "", seconds: float = SECONDS):
        if not url.startswith(("https://", "http://")) or "{code}" not in url:
            raise ValueError("DOSSIER_STATUS_URL is an address with {code} in it.")
        self.url, self.key, self.seconds = url, key, seconds

    def status_of(self, code: str) -> DossierStatus:
        """As `StatusService`. No log is written: an address with a code stands in none."""
        try:
            told = json.loads(self._read(self.url.replace("{code}", quote(code, safe=""))))
        except HTTPError as error:
            error.close()
            trouble = Trouble.UNKNOWN if error.code in _UNKNOWN else Trouble.SILENT
            # Without what came before: it holds the address.
            raise NoStatus(trouble) from None
        except (OSError, HTTPException, ValueError, RecursionError):
            raise NoStatus(Trouble.SILENT) from None
        return _status(told)

    def _read(self, url: str) -> bytes:
        headers = {"Accept": "application/json", "User-Agent": "commune-portal"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        ends, content = monotonic() + self.seconds, b""
        request = Request(url, headers=headers)  # noqa: S310
        with build_opener(_NoRedirects).open(request, timeout=self.seconds) as answer:
            # The time-out above is for each piece: one that drips must end, too.
            while piece := answer.read1(8192):
                content += piece
                if monotonic() > ends:
                    raise TimeoutError
                if len(content) > MOST_BYTES:
                    raise ValueError("too long")
        return content


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
