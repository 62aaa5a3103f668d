"""Work that an officer need not wait for."""

import logging
from functools import partial

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from communes.questions.models import Question, Status
from portal.staff.at_once import mail_officers_of

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
    if question is None or not question.gets_mail:
        return False
    with translation.override(settings.LANGUAGE_CODE):
        commune = question.commune_name
        said = (
            _("%(commune)s: news about your request for information %(code)s")
            if question.asks_information
            else _("%(commune)s: news about your question %(code)s")
        )
        subject = said % {"commune": commune, "code": question.code}
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
    """There is news for an asker: who wants a mail gets one, once that is sure."""
    if question.gets_mail and not question.is_sample:
        transaction.on_commit(partial(mail_asker.enqueue, question.pk))


@task()
def mail_officers(question_id: int) -> int:
    """Tells the officers that a question came, to how many: its code, last day and the link.

    Nobody once it is no longer open; no word of the question or of its asker.
    """
    questions = Question.objects.select_related("site__identitysettings")
    question = questions.filter(pk=question_id, status__in=Status.open()).first()
    if question is None:
        return 0
    with translation.override(settings.LANGUAGE_CODE):
        names = {"commune": question.commune_name, "code": question.code}
        said = (
            _("%(commune)s: a new request for information %(code)s")
            if question.asks_information
            else _("%(commune)s: a new question %(code)s")
        )
        address = settings.WAGTAILADMIN_BASE_URL + reverse("questions:inspect", args=[question.pk])
        told = names | {"question": question, "url": address}
        return mail_officers_of(question, said % names, "questions/mail/officers.txt", told)


def tell_officers(question: Question, **_kwargs) -> None:
    """A question came in: its officers get a mail, once that is sure."""
    if not question.is_sample:
        transaction.on_commit(partial(mail_officers.enqueue, question.pk))
