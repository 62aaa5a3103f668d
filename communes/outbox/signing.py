"""How a program knows that a message is the portal's: a signature over its moment and its body."""

import hashlib
import hmac
import time


def signature(secret: str, moment: int, body: bytes) -> str:
    """The value of `X-Portal-Signature`: "t=<unix seconds>,v1=<HMAC-SHA256 of "t.body" in hex>"."""
    told = hmac.new(secret.encode(), f"{moment}.".encode() + body, hashlib.sha256)
    return f"t={moment},v1={told.hexdigest()}"


def signed_headers(secret: str, key: str, body: bytes) -> dict[str, str]:
    """Those of a message in JSON, signed now; `key` is the one by which it is known again."""
    return {
        "Content-Type": "application/json; charset=utf-8",
        "X-Portal-Delivery": key,
        "X-Portal-Signature": signature(secret, int(time.time()), body),
    }
