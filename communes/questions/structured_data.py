"""An answered question in the words of schema.org."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.core.addresses import own_page_url
from portal.core.structured_data import by_organization, moment, web_page, without_empty
from portal.sites.frame import Frame

if TYPE_CHECKING:
    from communes.questions.models import QuestionPage


def question_data(page: QuestionPage, frame: Frame) -> list[dict]:
    """The page with its question and the commune's answer; no more of the asker than it shows."""
    url = own_page_url(page, frame)
    answer = {
        "@type": "Answer",
        "text": page.answer_text,
        "dateCreated": moment(page.answered_at),
        "author": by_organization(frame),
        "url": f"{url}#h-dap",
    }
    question = {
        "@type": "Question",
        "name": page.title,
        "text": page.question_public,
        "answerCount": 1,
        "dateCreated": moment(page.asked_at),
        "author": {"@type": "Person", "name": page.asker_display} if page.asker_display else None,
        "acceptedAnswer": answer,
    }
    return [web_page(page, frame) | {"mainEntity": without_empty(question)}]
