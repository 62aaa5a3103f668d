"""Who is told that a certificate ends: at 180, 90 and 30 days, each once.

`note_reminders` writes down which certificates have reached a step; the desk, and so the
officers' mail of that morning, has them as new. Producers who agreed get a mail of their own.
"""

import logging
from datetime import date, timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.models import Site

from portal.core.querysets import HOME_PATH
from products.models import ProductPage
from products.models.choices import CertificateState
from products.querysets import certificate_is
from products.renewal.models import Reminder, ReminderAddress
from products.renewal.rounds import round_for

logger = logging.getLogger(__name__)

# For so many days a mail that failed is tried again.
TRIED_DAYS = 7


def note_reminders(today: date) -> int:
    """Notes each certificate that has come to a step since; how many. Three queries and one
    that writes, however many there are."""
    pages = ProductPage.objects.live().filter(
        certificate_is(CertificateState.EXPIRING, today),
        locale__language_code=settings.LANGUAGE_CODE,
    )
    columns = (
        *("path", "translation_key", "title", "expires_on", "star_rating", "evidence_level"),
        *("reassessing_since", "revoked_on"),
    )
    found = list(pages.only(*columns))
    sites = dict(Site.objects.values_list("root_page__path", "pk"))
    keys = [page.translation_key for page in found]
    known = set(
        Reminder.objects.filter(product_key__in=keys).values_list(
            "product_key", "expires_on", "step"
        )
    )
    new = [
        Reminder(
            site_id=sites[page.path[:HOME_PATH]],
            product_key=page.translation_key,
            title=page.title,
            expires_on=page.expires_on,
            step=page.ending_step_on(today),
            noted_on=today,
        )
        for page in found
        if page.path[:HOME_PATH] in sites
        and (page.translation_key, page.expires_on, page.ending_step_on(today)) not in known
    ]
    Reminder.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


def mail_producers(today: date) -> int:
    """Mails the producers of what was noted lately, each step once; how many mails went."""
    noted_from = today - timedelta(days=TRIED_DAYS)
    waiting = Reminder.objects.filter(
        mailed_at=None, noted_on__gte=noted_from, expires_on__gte=today
    )
    pages = {
        page.translation_key: page
        for page in ProductPage.objects.live()
        .filter(
            certificate_is(CertificateState.EXPIRING, today),
            translation_key__in=waiting.values("product_key"),
            locale__language_code=settings.LANGUAGE_CODE,
        )
        .select_related("producer")
    }
    addresses = ReminderAddress.objects.holding().select_related("site__identitysettings")
    makers = {page.producer_id for page in pages.values()}
    by_maker = {one.producer_id: one for one in addresses.filter(producer__in=makers)}
    sent = 0
    for reminder in waiting.order_by("pk"):
        page = pages.get(reminder.product_key)
        address = by_maker.get(page.producer_id) if page else None
        if page and address and page.ending_step_on(today) == reminder.step:
            sent += _mail(reminder, page, address, today)
    return sent


def _mail(reminder: Reminder, page: ProductPage, address: ReminderAddress, today: date) -> bool:
    """Sends it unless another run has taken it; what fails is free to be tried again."""
    mine = Reminder.objects.filter(pk=reminder.pk, mailed_at=None).update(mailed_at=timezone.now())
    if not mine:
        return False
    with translation.override(settings.LANGUAGE_CODE):
        told = {
            "page": page,
            "producer": page.producer,
            "commune": address.site.site_name,
            "days": (reminder.expires_on - today).days,
            "ends_on": reminder.expires_on,
            "round": round_for(reminder.expires_on, today),
            "code": address.code,
            "url": address.site.root_url,
        }
        subject = _("The OCOP certificate of “%(product)s” ends in %(days)s days") % {
            "product": page.title,
            "days": told["days"],
        }
        body = render_to_string("renewal/mail/producer.txt", told)
    try:
        if send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [address.email]):
            return True
    # SMTP errors are OSErrors; all of these carry the address in their text.
    except (OSError, ValueError) as error:
        logger.error("No reminder to %s: %s", address.code, type(error).__name__)
    Reminder.objects.filter(pk=reminder.pk).update(mailed_at=None)
    return False
