"""News on devices as a way of the outbox: who gets one twice has it once, by its tag."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from wagtail.models import Site

from communes.announcements.models import AnnouncementPage
from communes.announcements.models.choices import Urgency
from communes.channels.facts import digest_of_facts, facts_by_language
from communes.outbox.models import Delivery, Mailing
from communes.outbox.ways import Notices, NotSent, NotWanted, Way, WayDown, is_final
from communes.pushes.choices import LEAST_URGENCY
from communes.pushes.encryption import authorization, encode, encrypt, read_point, read_secret
from communes.pushes.keys import is_offered, own_key
from communes.pushes.messages import message
from communes.pushes.models import Browser
from communes.pushes.subscribing import leave
from portal.core.public_web import NoAnswer, UnsafeAddress, post

NAME = "push"
# A device that is off for longer is told nothing old.
LONGEST_WAIT = timedelta(days=2)
# The browser is no longer told, or never was.
GONE = (404, 410)


def receivers(notice: AnnouncementPage, site: Site) -> list[int]:
    """The browsers that are told of it: those of its site and of the communes where it stands, if
    it presses; one query, one more for chosen communes."""
    if notice.urgency < LEAST_URGENCY:
        return []
    sites = [site.pk, *(one.pk for one in notice.receivers)]
    return list(Browser.objects.of_sites(sites).values_list("pk", flat=True))


class PushSender:
    """One message after the other, each to the push service of its browser."""

    def __init__(self) -> None:
        key = own_key()
        if key is None:
            raise WayDown("no key")
        self.key = key
        # By service: the token for it; and those that were silent, which are not waited for again.
        self.tokens: dict[str, str] = {}
        self.silent: set[str] = set()

    def send(self, delivery: Delivery) -> None:
        browser = Browser.objects.filter(pk=delivery.receiver).first()
        if browser is None:
            raise NotWanted("left")
        if browser.service in self.silent:
            raise NotSent("silent")
        body = encrypt(
            message(delivery.mailing, browser.language),
            read_point(browser.p256dh),
            read_secret(browser.auth),
        )
        headers = headers_for(delivery.mailing) | {"Authorization": self._token(browser.endpoint)}
        try:
            answer = post(browser.endpoint, body, headers)
        except UnsafeAddress:
            leave(browser)
            raise NotWanted("no service") from None
        except NoAnswer as error:
            if str(error) == "time-out":
                self.silent.add(browser.service)
            browser.note(arrived=False)
            raise NotSent(str(error)) from None
        if answer.status in GONE:
            leave(browser)
            raise NotWanted("gone")
        arrived = 200 <= answer.status < 300  # noqa: PLR2004
        browser.note(arrived=arrived)
        if not arrived:
            raise NotSent(str(answer.status), is_final=is_final(answer.status))

    def _token(self, endpoint: str) -> str:
        parts = urlsplit(endpoint)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self.tokens:
            self.tokens[origin] = authorization(self.key, origin, settings.WEB_PUSH_CONTACT)
        return self.tokens[origin]

    def close(self) -> None:
        """Nothing is held."""


def headers_for(mailing: Mailing) -> dict[str, str]:
    """What a push service must know: for how many seconds it holds the message for a device that
    is off, how it presses, and which older one it replaces."""
    left = min(mailing.until - timezone.now(), LONGEST_WAIT)
    return {
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(max(0, int(left.total_seconds()))),
        "Urgency": "high" if mailing.urgency >= Urgency.URGENT else "normal",
        "Topic": encode(mailing.subject.bytes),
    }


NOTICES = Notices(digest_of_facts, facts_by_language, receivers)


def way() -> Way:
    """Devices among the ways of the outbox; it tells of nothing where it is not offered."""
    return Way(NAME, PushSender, NOTICES if is_offered() else None, is_repeatable=True)
