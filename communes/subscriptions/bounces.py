"""Mails that came back: reports of mail servers (RFC 3464) about mails of ours."""

import mailbox
import re
from collections.abc import Iterable, Iterator
from email import message_from_bytes, policy
from email.message import Message
from pathlib import Path

from communes.subscriptions.links import is_ours
from communes.subscriptions.subscribing import came_back

_MARK = re.compile(rb"\btin\.(\d{1,18})\.([0-9a-f]{24})\b")


def read_mailbox(path: Path) -> Iterator[Message]:
    """The messages of a mailbox file (mbox)."""
    yield from mailbox.mbox(path, create=False)


def read_message(content: bytes) -> Message:
    """One message, as a mail server hands it to a program."""
    return message_from_bytes(content, policy=policy.compat32)


def note_bounces(messages: Iterable[Message]) -> tuple[int, int]:
    """Notes the mails that came back for good; how many were new, of how many messages."""
    new = total = 0
    for message in messages:
        total += 1
        delivery = _failed_delivery(message)
        new += bool(delivery and came_back(delivery))
    return new, total


def _failed_delivery(message: Message) -> int | None:
    """The delivery that a report says failed for good; None for whatever else it is."""
    if not any(_is_final(part) for part in message.walk()):
        return None
    for number, mac in _MARK.findall(message.as_bytes()):
        if is_ours(int(number), mac.decode()):
            return int(number)
    return None


def _is_final(part: Message) -> bool:
    """Whether a part says of a receiver: failed, and not only for now."""
    if part.get_content_type() != "message/delivery-status":
        return False
    blocks = part.get_payload()
    return isinstance(blocks, list) and any(
        isinstance(block, Message)
        and str(block.get("Action", "")).strip().lower() == "failed"
        and str(block.get("Status", "")).strip().startswith("5")
        for block in blocks
    )
