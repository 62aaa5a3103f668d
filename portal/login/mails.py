"""Mails about an account. They leave by the worker of tasks: no answer is slower for an account
that exists, and no token is kept where the worker keeps its work."""

import logging
from functools import partial

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django_tasks import task

from portal.login.email_links import LINK_SECONDS, email_token
from portal.users.models import User

logger = logging.getLogger(__name__)

# What an owner is told of, by the name of the text in `templates/login/mail/`.
SUBJECTS = {
    "second_step_reset": gettext_noop("Your two-step log-in was reset"),
    "device_removed": gettext_noop("A device of your two-step log-in was removed"),
    "password_changed": gettext_noop("Your password was changed"),
    "email_asked": gettext_noop("Somebody wants to change the e-mail address of your account"),
    "email_changed": gettext_noop("The e-mail address of your account was changed"),
    "email_confirm": gettext_noop("Confirm your new e-mail address"),
    "reset": gettext_noop("Set a new password"),
}


def tell_owner(user: User, what: str, address: str = "") -> None:
    """Tells the owner what happened to the account, once that is sure; at another address if named.

    Who could have done it without them learns nothing more, and can't stop it.
    """
    if address or user.email:
        later = partial(mail_account.enqueue, user.pk, what, address)
        transaction.on_commit(later)


def send_reset_link(user: User) -> None:
    transaction.on_commit(partial(mail_account.enqueue, user.pk, "reset", ""))


def send_confirmation(user: User, new_email: str) -> None:
    """To the new address: the link that makes it the account's own."""
    transaction.on_commit(partial(mail_account.enqueue, user.pk, "email_confirm", new_email))


@task()
def mail_account(user_id: int, what: str, address: str) -> bool:
    """One mail about an account, in Vietnamese; a failure is logged without an address."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    to = address or (user.email if user else "")
    if user is None or not to:
        return False
    with translation.override(settings.LANGUAGE_CODE):
        body = render_to_string(f"login/mail/{what}.txt", _context(user, what, address))
        subject = _(SUBJECTS[what])
    try:
        send_mail(f"{settings.WAGTAIL_SITE_NAME}: {subject}", body, None, [to])
    # SMTP errors are OSErrors; all of these carry the address in their text.
    except (OSError, ValueError) as error:
        logger.error("No mail “%s” for account %s: %s", what, user_id, type(error).__name__)
        return False
    return True


def _context(user: User, what: str, address: str) -> dict:
    context = {"user": user, "site_name": settings.WAGTAIL_SITE_NAME}
    path = reverse("wagtailadmin_login")
    if what == "reset":
        uid = urlsafe_base64_encode(force_bytes(user.pk))
        token = default_token_generator.make_token(user)
        path = reverse("wagtailadmin_password_reset_confirm", args=[uid, token])
        context["hours"] = settings.PASSWORD_RESET_TIMEOUT // 3600
    elif what == "email_confirm":
        path = reverse("login_confirm_email", args=[email_token(user, address)])
        context["hours"] = LINK_SECONDS // 3600
    return context | {"url": settings.WAGTAILADMIN_BASE_URL + path, "address": address}
