"""Webhooks as a way of the outbox: who gets a message twice knows it by its key."""

import json
from typing import Any

from wagtail.models import Site

from communes.announcements.models import AnnouncementPage
from communes.channels.facts import digest_of
from communes.outbox.models import Delivery
from communes.outbox.signing import signed_headers
from communes.outbox.ways import Notices, NotSent, NotWanted, Way, is_final
from communes.webhooks.models import Webhook
from communes.webhooks.payloads import payload_of
from portal.core.public_web import NoAnswer, UnsafeAddress, post
from portal.core.services import AGENT

NAME = "webhook"


class Refused(Exception):
    """The program said no; `status` is its answer."""

    def __init__(self, status: int):
        super().__init__(str(status))
        self.is_final = is_final(status)


def receivers(notice: AnnouncementPage, site: Site) -> list[int]:
    """The programs that are told of it; one query."""
    wanting = Webhook.objects.wanting(notice.urgency, site)
    return list(wanting.filter(is_sample=False).values_list("pk", flat=True))


def tell(webhook: Webhook, told: dict[str, Any], key: str) -> str:
    """Sends one message, signed; the answer in a word. Raises Refused, UnsafeAddress, NoAnswer."""
    body = json.dumps(told, ensure_ascii=False).encode()
    headers = {"User-Agent": AGENT} | signed_headers(webhook.secret, key, body)
    answer = post(webhook.url, body, headers)
    if not 200 <= answer.status < 300:  # noqa: PLR2004
        raise Refused(answer.status)
    return str(answer.status)


class WebhookSender:
    """One message after the other, each to its own program."""

    def send(self, delivery: Delivery) -> None:
        webhook = Webhook.objects.filter(pk=delivery.receiver, is_on=True).first()
        if webhook is None:
            raise NotWanted("gone")
        event = {"event": delivery.mailing.act, "number": delivery.mailing.number}
        try:
            answer = tell(webhook, event | delivery.mailing.told, delivery.key)
        except Refused as error:
            webhook.note(str(error), arrived=False)
            raise NotSent(str(error), is_final=error.is_final) from None
        except (UnsafeAddress, NoAnswer) as error:
            webhook.note(str(error), arrived=False)
            # Sent once more it bears the same key: nobody acts on it twice.
            raise NotSent(str(error), is_final=isinstance(error, UnsafeAddress)) from None
        webhook.note(answer, arrived=True)

    def close(self) -> None:
        """Nothing is held."""


def way() -> Way:
    """Programs among the ways of the outbox."""
    return Way(NAME, WebhookSender, Notices(digest_of, payload_of, receivers), is_repeatable=True)
