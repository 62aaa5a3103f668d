"""Mail to who is invited."""

import logging

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from portal.staff.invitations import invitation_url
from portal.staff.names import State, name_of, state_of
from portal.users.models import User

logger = logging.getLogger(__name__)


@task()
def mail_invitation(user_id: int) -> bool:
    """Sends the link where a password is set; made here, so that no queue keeps it.

    Whether it was sent: not to who has a password or was locked meanwhile. A failure is logged
    without the address.
    """
    user = User.objects.filter(pk=user_id).first()
    if user is None or state_of(user) != State.INVITED or not user.email:
        return False
    with translation.override(settings.LANGUAGE_CODE):
        subject = _("Invitation to work on %(site)s") % {"site": settings.WAGTAIL_SITE_NAME}
        body = render_to_string(
            "staff/mail/invitation.txt",
            {
                "name": name_of(user),
                "site": settings.WAGTAIL_SITE_NAME,
                "url": invitation_url(user),
                "days": settings.STAFF_INVITATION_DAYS,
            },
        )
    try:
        send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [user.email])
    # SMTP errors are OSErrors; all of these carry the address in their text.
    except (OSError, ValueError) as error:
        logger.error("No invitation for account %s: %s", user_id, type(error).__name__)
        return False
    return True
