"""What an officer sees of a published answer before it is one."""

from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from communes.questions.models import Question, QuestionIndexPage, QuestionPage
from communes.questions.models.lifecycle import StepNotPossible
from communes.questions.public_words import values_of


def seen_version(page: QuestionPage, question: Question) -> str:
    """Stands for what was shown of a page, and for how its question stood then.

    "<words>.<question>", so that whoever publishes is told which of both has changed.
    """
    shown = [values_of(page), page.topic_id]
    revision = page.latest_revision_id if page.pk else None
    kept = [
        question.status,
        question.may_publish,
        question.subject,
        question.public_text,
        question.answer,
        question.village_id,
        question.published_page_id,
        revision,
    ]
    told = (salted_hmac("questions.preview", repr(part)).hexdigest()[:20] for part in (shown, kept))
    return ".".join(told)


def refuse_locked(page: QuestionPage | None, user) -> None:
    """A page that another officer holds is not mended beneath them."""
    if page and page.permissions_for_user(user).page_locked():
        raise StepNotPossible(_("The published page is locked by another officer. Ask them first."))


def preview_of(page: QuestionPage, index: QuestionIndexPage, request: HttpRequest) -> str:
    """The whole page as readers will have it, made by its own template; nothing is saved or kept.

    Raises StepNotPossible where it can't be shown.
    """
    if page.pk is None:
        page.locale = index.locale
        page.depth = index.depth + 1
        # The place that it would get: templates ask what stands above it.
        last = index.get_last_child()
        page.path = last._inc_path() if last else page._get_path(index.path, page.depth, 1)
        page.full_clean()
        page.set_url_path(index)
    response = page.make_preview_request(request, page.default_preview_mode)
    if response.status_code != 200:
        raise StepNotPossible(_("The page can’t be shown now. Save a draft and try again."))
    return response.content.decode()
