"""What sends text messages to many people at once: a gateway that the province runs or pays."""

import json
from typing import Protocol

from django.conf import settings

from portal.core.services import ask_service

SECONDS, MOST_BYTES = 15.0, 64 * 1024


class Gateway(Protocol):
    """What the province can plug in. It keeps the numbers: the portal knows names of groups."""

    def send(self, group: str, text: str, key: str) -> None:
        """Hands one message for all of a group over; `key` names it, so that it can be known
        again. Returns once it was taken over; raises `portal.core.services.NoService`."""
        ...


class HttpGateway:
    """One that takes {"group", "text", "key"} as JSON and answers 2xx (docs/sms-gateway.md)."""

    def __init__(self, url: str, key: str = "", seconds: float = SECONDS):
        self.url, self.key, self.seconds = url, key, seconds

    def send(self, group: str, text: str, key: str) -> None:
        told = {"group": group, "text": text, "key": key}
        ask_service(
            self.url,
            key=self.key,
            body=json.dumps(told, ensure_ascii=False).encode(),
            headers={"Content-Type": "application/json; charset=utf-8", "Idempotency-Key": key},
            seconds=self.seconds,
            most_bytes=MOST_BYTES,
        )


def chosen_gateway() -> Gateway | None:
    """That of `SMS_GATEWAY_URL`, or None; from the practice area nothing goes out."""
    if not settings.SMS_GATEWAY_URL or settings.PRACTICE:
        return None
    return HttpGateway(settings.SMS_GATEWAY_URL, settings.SMS_GATEWAY_KEY)
