"""Sample requests for information: new, with time and cost told, longer, met, refused."""

from collections.abc import Iterable

from wagtail.models import Site

from communes.demo.moments import working_moment
from communes.questions.demo.sample import RequestState, SampleRequest
from communes.questions.models import Kind, Purpose, Question
from communes.questions.models.information import Asker
from portal.core.demo_texts import html
from portal.core.sections import section_in


def load_information(site: Site, samples: Iterable[SampleRequest]) -> None:
    """The requests of a commune, once: a site that has any sample keeps what it has."""
    known = Question.objects.in_site(site).filter(kind=Kind.INFORMATION, is_sample=True)
    if known.exists() or section_in(site, "questions.QuestionIndexPage") is None:
        return
    for sample in samples:
        _make(site, sample)


def _make(site: Site, sample: SampleRequest) -> None:
    contact = {"name": sample.asker, "phone": "02383000197", "email": ""}
    question = Question.objects.receive(
        site,
        contact | {"address": sample.address, "body": sample.body},
        at=working_moment(sample.days_ago, 9),
        text=sample.text,
        consents={Purpose.INFORM: ""},
        information={
            "asker": Asker.BODY if sample.body else Asker.PERSON,
            "way": sample.way,
            "purpose": sample.purpose,
        },
        is_sample=True,
    )
    if sample.state == RequestState.NEW:
        return
    told_at = working_moment(sample.days_ago, 15)
    if sample.handling:
        question.settle(sample.handling, sample.fee, sample.note, at=told_at)
    closed_at = working_moment(sample.closed_ago, 16)
    if sample.longer:
        question.extend(sample.longer, at=told_at)
    if sample.state == RequestState.GIVEN:
        question.answer, question.answered_post = html(sample.answer), sample.post
        question.answer_privately(at=closed_at)
    elif sample.state == RequestState.REFUSED:
        question.refuse(sample.ground, sample.reason, at=closed_at)
