"""Who is no buyer: programs, and browsers that only fetch ahead."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.http import HttpRequest

from portal.core.data_files import read_data

_AHEAD = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")


@dataclass(frozen=True)
class BotsFile:
    """`agents`: parts of a User-Agent, in small letters."""

    agents: tuple[str, ...]


@cache
def _agents() -> tuple[str, ...]:
    return read_data(Path(__file__).parent / "bots.toml", BotsFile).agents


def is_bot(request: HttpRequest) -> bool:
    """Whether a request is none that a person made by a click."""
    if request.method == "HEAD":
        return True
    if any("pre" in request.headers.get(name, "").lower() for name in _AHEAD):
        return True
    agent = request.headers.get("User-Agent", "").lower()
    return not agent or any(part in agent for part in _agents())
