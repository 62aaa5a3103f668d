"""What mails to subscribers say. Plain text: every program reads it, and nothing is fetched."""

from email.utils import formataddr, parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Site

from communes.outbox.headlines import headline
from communes.outbox.models import Act, Delivery
from communes.subscriptions import links
from communes.subscriptions.choices import CONFIRM_HOURS
from communes.subscriptions.models import Subscription
from portal.core.models import IdentitySettings, one_to_one

SUBJECTS = {
    "confirm": lambda: _("Confirm that you want announcements of %(name)s"),
    "known": lambda: _("You already get announcements of %(name)s"),
}


def name_of(site: Site) -> str:
    """Whose mails they are, in the active language."""
    return one_to_one(site, IdentitySettings).name


def first_mail(subscription: Subscription, what: str) -> EmailMessage:
    """The mail that confirms, or that says what is there already."""
    with translation.override(subscription.language):
        name = name_of(subscription.site)
        told = {
            "name": name,
            "subscription": subscription,
            "villages": ", ".join(str(village) for village in subscription.villages.all()),
            "hours": CONFIRM_HOURS,
            "url": links.address(subscription, "confirm" if what == "confirm" else "change"),
        }
        body = render_to_string(f"subscriptions/mail/{what}.txt", told)
        subject = SUBJECTS[what]() % {"name": name}
    return _mail(subscription, name, subject, body, _envelope(""), {})


def notice_mail(delivery: Delivery, subscription: Subscription) -> EmailMessage:
    """What a mailing tells one subscriber, in their language where it has it."""
    mailing = delivery.mailing
    language = subscription.language if subscription.language in mailing.told else "vi"
    facts: dict[str, Any] = mailing.told[language]
    with translation.override(language):
        leave = links.address(subscription, "leave")
        told = {
            "facts": facts,
            "act": mailing.act,
            "acts": Act,
            "subscription": subscription,
            "change_url": links.address(subscription, "change"),
            "leave_url": leave,
        }
        body = render_to_string("subscriptions/mail/notice.txt", told)
        subject = headline(mailing.act, facts["what"], facts["urgency"])
    mark = links.return_mark(delivery.pk)
    headers = {
        "Message-ID": f"<{mark}@{mailing.site.hostname}>",
        "List-Id": f"<thong-bao.{mailing.site.hostname}>",
        "List-Unsubscribe": f"<{leave}>",
        # RFC 8058: a mail program leaves by one POST.
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Content-Language": language,
    }
    return _mail(subscription, facts["name"], subject, body, _envelope(mark), headers)


def _envelope(mark: str) -> str:
    """Where a mail comes back to: to the address for it, with its mark, if there is one."""
    local, _at, host = settings.BOUNCE_ADDRESS.rpartition("@")
    if not local:
        return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    return f"{local}+{mark}@{host}" if mark else settings.BOUNCE_ADDRESS


def _mail(
    subscription: Subscription,
    name: str,
    subject: str,
    body: str,
    envelope: str,
    headers: dict[str, str],
) -> EmailMessage:
    sender = formataddr((name, parseaddr(settings.DEFAULT_FROM_EMAIL)[1]))
    own = {"From": sender, "Auto-Submitted": "auto-generated", "Precedence": "bulk"}
    return EmailMessage(subject, body, envelope, [subscription.email], headers=own | headers)
