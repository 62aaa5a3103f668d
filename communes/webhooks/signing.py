"""How a program knows that a message is the portal's: a signature over its moment and its body."""

import hashlib
import hmac


def signature(secret: str, moment: int, body: bytes) -> str:
    """The value of `X-Portal-Signature`: "t=<unix seconds>,v1=<HMAC-SHA256 of "t.body" in hex>"."""
    told = hmac.new(secret.encode(), f"{moment}.".encode() + body, hashlib.sha256)
    return f"t={moment},v1={told.hexdigest()}"
