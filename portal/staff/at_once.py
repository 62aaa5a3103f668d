"""A mail to officers the moment something came that is theirs to deal with."""

import logging
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import QuerySet
from django.template.loader import render_to_string

from portal.users.models import User

logger = logging.getLogger(__name__)


def officers_of(row: Any) -> QuerySet[User]:
    """The active officers of a row's site who may change it and want to be told at once."""
    roles = [role for role, may in row.role_permissions.items() if "change" in may]
    here = {
        "groups__site_role__site": row.site_id,
        "groups__site_role__role__in": roles,
    }
    wanted = User.objects.filter(is_active=True, mailed_at_once=True, **here)
    return wanted.exclude(email="").distinct()


def mail_officers_of(row: Any, subject: str, template: str, told: Mapping[str, Any]) -> int:
    """Sends each of a row's officers a mail of their own; how many went.

    A failure is logged without an address. Mails hold no word of who sent the row.
    """
    body = render_to_string(template, dict(told))
    sent = 0
    for officer in officers_of(row):
        try:
            sent += send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [officer.email])
        # SMTP errors are OSErrors; all of these carry the address in their text.
        except (OSError, ValueError) as error:
            logger.error("No mail at once to %s: %s", officer.pk, type(error).__name__)
    return sent
