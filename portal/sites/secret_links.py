"""Links that open something without an account: whoever holds the address may use it."""

import secrets
from hashlib import sha256

from portal.pagecache.conditional import Answer, for_one_reader


def new_secret() -> str:
    """192 random bits in 32 signs, which fit an SMS."""
    return secrets.token_urlsafe(24)


def hash_of(secret: str) -> str:
    """What is kept of a secret, which is too long to be guessed: no salt is needed."""
    return sha256(secret.encode("utf-8", "replace")).hexdigest()


def for_holder(response: Answer) -> Answer:
    """Kept nowhere, and its address told to no other site. Not "no-referrer": with it browsers
    send the form without saying where it comes from, and it would be refused."""
    response = for_one_reader(response)
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
