"""Mail as a way of the outbox: to whom a notice goes, and over which line."""

from smtplib import SMTPRecipientsRefused, SMTPResponseException
from typing import Any

from django.core.mail import get_connection
from wagtail.models import Site

from communes.announcements.models import AnnouncementPage
from communes.channels.facts import digest_of_facts, facts_by_language
from communes.outbox.models import Delivery
from communes.outbox.ways import MaybeSent, Notices, NotSent, NotWanted, Way, WayDown
from communes.subscriptions.mails import notice_mail
from communes.subscriptions.models import Subscription
from communes.subscriptions.subscribing import refused

NAME = "mail"
GONE_FOR_GOOD = 500


def receivers(notice: AnnouncementPage, site: Site) -> list[int]:
    """The subscriptions that a notice concerns: of its site and of the communes where it stands,
    one of each address, its own site's first; two queries, one more for chosen communes."""
    sites = [site.pk, *(one.pk for one in notice.receivers)]
    rows = Subscription.objects.wanting(notice, sites).values_list("email", "pk", "site_id")
    # The last one of an address stays.
    ordered = sorted(rows, key=lambda row: (row[2] == site.pk, -row[1]))
    return sorted({email: pk for email, pk, _site in ordered}.values())


class MailSender:
    """One line to the mail server for many mails; a new one where it was hung up."""

    def __init__(self) -> None:
        self.line: Any = get_connection()
        self._open()

    def send(self, delivery: Delivery) -> None:
        rows = Subscription.objects.confirmed().filter(pk=delivery.receiver)
        subscription = rows.select_related("site").first()
        if subscription is None:
            raise NotWanted("left")
        mail = notice_mail(delivery, subscription)
        self._open()
        try:
            self.line.send_messages([mail])
        except SMTPRecipientsRefused as error:
            code = next(iter(error.recipients.values()))[0]
            if code >= GONE_FOR_GOOD:
                refused(subscription.pk)
            raise NotSent(str(code), is_final=code >= GONE_FOR_GOOD) from None
        except SMTPResponseException as error:
            raise NotSent(str(error.smtp_code)) from None
        except OSError as error:
            # The server may have taken it, and nobody heard.
            self.close()
            raise MaybeSent(type(error).__name__) from None
        except ValueError as error:  # what can't be written as a mail
            raise NotSent(type(error).__name__, is_final=True) from None

    def _open(self) -> None:
        """Before a mail is handed over: what breaks here has sent nothing."""
        try:
            talk = getattr(self.line, "connection", None)
            if talk is not None and talk.noop()[0] != 250:  # noqa: PLR2004
                self.line.close()
            self.line.open()
        except OSError as error:
            self._reopen(error)

    def _reopen(self, error: OSError) -> None:
        try:
            self.close()
            self.line.open()
        except OSError:
            raise WayDown(type(error).__name__) from None

    def close(self) -> None:
        self.line.close()


NOTICES = Notices(digest_of_facts, facts_by_language, receivers)


def way() -> Way:
    """Mail among the ways of the outbox."""
    return Way(NAME, MailSender, NOTICES)
