"""Subscribers, and a mail server of the tests."""

import re
from collections.abc import Iterator
from socket import socket

import pytest
from aiosmtpd.controller import Controller
from django.utils import timezone, translation

from communes.subscriptions.choices import CONSENTS, Purpose
from communes.subscriptions.models import Subscription, as_kept
from portal.core.form_stamps import new_stamp
from portal.privacy.consents import newest_text

VERSION = newest_text(CONSENTS, Purpose.NEWS).version
FORM = "/dang-ky-nhan-tin/"


@pytest.fixture(autouse=True)
def _vietnamese():
    with translation.override("vi"):
        yield


def subscriber(commune, email="an@vidu.vn", *, villages=(), kinds=(), **fields) -> Subscription:
    """Who confirmed; of a commune or the portal."""
    row = Subscription.objects.create(
        site=commune.site,
        email=email,
        kinds=as_kept(kinds),
        purpose=Purpose.NEWS,
        version=VERSION,
        **{"confirmed_at": timezone.now(), **fields},
    )
    row.villages.set(villages)
    return row


@pytest.fixture
def ask(world, committed):
    """Sends the form of a commune as a reader does."""

    def send(email="an@vidu.vn", commune=None, prefix="/", **values):
        site = (commune or world.a).site
        data = {"email": email, "urgency": "1", "consent": VERSION, "stamp": new_stamp(site, 60)}
        return committed(world.post, site, prefix[:-1] + FORM, data | values)

    return send


def path_in(mail, word: str) -> str:
    """The path of the link in a mail whose address holds a word."""
    (found,) = re.findall(rf"https?://[^/\s]+(/\S*{word}/\S+)", mail.body)
    return found


class MailServer:
    """Takes mails over a real line: `after(count)` is called once each was taken, before that is
    said; `answers` gives what is said to an address."""

    def __init__(self):
        self.mails: list[tuple[str, str, bytes]] = []
        self.answers: dict[str, str] = {}
        self.after = lambda count: None

    async def handle_RCPT(self, server, session, envelope, address, options):
        if answer := self.answers.get(address):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.mails.append((envelope.mail_from, envelope.rcpt_tos[0], envelope.content))
        self.after(len(self.mails))
        return "250 OK"


@pytest.fixture
def mail_server(settings) -> Iterator[MailServer]:
    """A server of SMTP on this machine that the portal's mails go to."""
    server = MailServer()
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        server.port = free.getsockname()[1]
    controller = Controller(server, hostname="127.0.0.1", port=server.port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    yield server
    controller.stop()
