"""Work that an officer need not wait for."""

import logging
from functools import partial

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from communes.questions.models import Purpose, Question

logger = logging.getLogger(__name__)


@task()
def mail_asker(question_id: int) -> bool:
    """Tells the asker that there is news, with the code and where to read it.

    The mail holds neither question nor answer; a failure is logged without an address.
    """
    question = (
        Question.objects.select_related("contact", "site__identitysettings", "site__root_page")
        .filter(pk=question_id, contact__isnull=False)
        .first()
    )
    if question is None or not question.contact.email or not question.agrees_to(Purpose.MAIL):
        return False
    with translation.override(settings.LANGUAGE_CODE):
        commune = question.commune_name
        subject = _("%(commune)s: news about your question %(code)s") % {
            "commune": commune,
            "code": question.code,
        }
        body = render_to_string(
            "questions/mail/news.txt",
            {"question": question, "commune": commune, "url": question.status_url},
        )
    try:
        send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [question.contact.email])
    # SMTP errors are OSErrors; all of these carry the address in their text.
    except (OSError, ValueError) as error:
        logger.error("No mail for question %s: %s", question_id, type(error).__name__)
        return False
    return True


def mail_later(question: Question, **_kwargs) -> None:
    """A question was closed: who wants a mail gets one, once that is sure."""
    contact = question.contact_or_none
    is_wanted = contact and contact.email and question.agrees_to(Purpose.MAIL)
    if is_wanted and not question.is_sample:
        transaction.on_commit(partial(mail_asker.enqueue, question.pk))
