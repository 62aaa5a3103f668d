"""How an officer comes from the real portal into the practice area: a signed ticket for one use."""

import secrets
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.core.cache import cache

SALT = "portal.practice"
VALID_SECONDS = 60
# Longer than any ticket is valid, should the clocks of two machines differ.
REMEMBERED_SECONDS = 60 * 60
SHORTEST_KEY = 32


@dataclass(frozen=True)
class Ticket:
    """All that the practice area is told of an officer."""

    role: str
    language: str


def has_key() -> bool:
    """Whether there is a secret worth the name; without it nobody is let in or sent."""
    return len(settings.PRACTICE_KEY) >= SHORTEST_KEY


def write_ticket(role: str, language: str) -> str:
    """A ticket as it stands in an address."""
    told = {"role": role, "language": language, "once": secrets.token_urlsafe(12)}
    return signing.dumps(told, key=settings.PRACTICE_KEY, salt=SALT)


def take_ticket(token: str) -> Ticket:
    """What a ticket says. Raises `signing.BadSignature` where it is forged, old or used."""
    if not has_key():
        raise signing.BadSignature("There is no key.")
    told = signing.loads(
        token, key=settings.PRACTICE_KEY, salt=SALT, max_age=VALID_SECONDS, fallback_keys=[]
    )
    if not cache.add(f"practice-ticket:{told['once']}", True, REMEMBERED_SECONDS):
        raise signing.BadSignature("It was used.")
    return Ticket(told["role"], told["language"])
