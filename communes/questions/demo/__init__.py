"""Sample questions in every state; invented people, marked as samples."""

from pathlib import Path

from django.db import transaction

from communes.demo.moments import working_moment
from communes.models import Village
from communes.questions.choices import Office
from communes.questions.demo.information import load_information
from communes.questions.demo.kept import let_one_be_over, load_requests
from communes.questions.demo.sample import Sample, SampleFile
from communes.questions.models import Kind, Purpose, Question, ReadyAnswer, Topic
from communes.questions.signals import fill_topics
from portal.core.data_files import read_data
from portal.core.demo import DemoWorld
from portal.core.demo_texts import html
from portal.core.sections import section_in

FOLDER = Path(__file__).parent


def samples_of(key: str) -> SampleFile:
    """What a commune has; nothing of one that the demo doesn't know."""
    path = FOLDER / f"{key}.toml"
    return read_data(path, SampleFile) if path.exists() else SampleFile((), ())


def load(world: DemoWorld) -> None:
    """Questions and ready answers, once: a site that has any sample keeps what it has."""
    fill_topics()
    topics = {topic.name: topic for topic in Topic.objects.all()}
    for key, commune in world.communes.items():
        site = commune.site
        load_information(site, samples_of(key).request)
        questions = Question.objects.in_site(site).filter(kind=Kind.QUESTION)
        if questions.filter(is_sample=True).exists():
            load_requests(site)
            continue
        if section_in(site, "questions.QuestionIndexPage") is None:
            continue
        villages = {str(v): v for v in Village.objects.filter(site=site)}
        samples = samples_of(key)
        with transaction.atomic():
            for ready in samples.ready:
                text = html(ready.text)
                ReadyAnswer.objects.create(site=site, title=ready.title, text=text, is_sample=True)
            for sample in samples.question:
                _make(site, sample, topics.get(sample.topic), villages.get(sample.village))
            let_one_be_over(site)
        world.say(
            f"  {key}: {len(samples.question)} questions, {load_requests(site)} data requests"
        )


def _make(site, sample: Sample, topic: Topic | None, village: Village | None) -> None:
    contact = {"name": sample.asker, "phone": "02383000199", "email": ""}
    agreed = [Purpose.ANSWER, *([Purpose.PUBLISH] if sample.state != "answered" else [])]
    question = Question.objects.receive(
        site,
        contact,
        at=working_moment(sample.days_ago, 8),
        text=sample.text,
        topic=topic,
        village=village,
        consents=dict.fromkeys(agreed, ""),
        is_sample=True,
    )
    if sample.state in {"received", "withdrawn"}:
        if sample.state == "withdrawn":
            question.withdraw(at=working_moment(sample.closed_ago, 15))
        return
    if sample.state != "rejected":
        question.assign(sample.post, at=working_moment(sample.days_ago, 14))
    closed_at = working_moment(sample.closed_ago, 16)
    if sample.state == "transferred":
        office = Office(sample.office, sample.office_address, sample.office_phone)
        question.transfer(sample.note, office, at=closed_at)
    elif sample.state == "rejected":
        question.reject(sample.note, at=closed_at)
    elif sample.state in {"asked", "replied"}:
        question.ask_back(sample.note, at=closed_at)
        if sample.reply:
            question.take_reply(sample.reply, at=working_moment(sample.closed_ago - 1, 9))
    elif sample.state in {"answered", "published"}:
        question.answer, question.answered_post = html(sample.answer), sample.post
        if sample.state == "answered":
            question.answer_privately(at=closed_at)
        else:
            question.subject = sample.subject
            question.public_text = sample.public_text or sample.text
            question.publish(at=closed_at)
