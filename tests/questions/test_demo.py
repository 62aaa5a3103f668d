"""Sample questions."""

from communes.demo import COMMUNES
from communes.models import Village
from communes.questions.demo import load, samples_of
from communes.questions.models import (
    Kind,
    Question,
    QuestionContact,
    QuestionPage,
    ReadyAnswer,
    Status,
)
from communes.questions.signals import FIRST_TOPICS, TopicFile
from portal.core.data_files import read_data
from portal.core.demo import DemoWorld


def test_the_demo_fills_communes_once_and_in_every_state(world, mailoutbox):
    Village.objects.create(site=world.a.site, name="4")
    said = []
    demo = DemoWorld(world.portal, {"thanhson": world.a, "minhhop": world.b}, said.append)
    load(demo)
    load(demo)
    assert Question.objects.filter(kind=Kind.QUESTION).count() == 19
    requests = Question.objects.filter(kind=Kind.INFORMATION)
    assert sorted(requests.values_list("status", flat=True)) == [
        *("answered", "received", "received", "received", "rejected"),
    ]
    assert [one.information.ground for one in requests.filter(status="rejected")] == ["secret"]
    assert set(Question.objects.values_list("status", flat=True)) == {
        one for one, _label in Status.places()
    }
    assert QuestionPage.objects.count() == 8
    assert all(QuestionPage.objects.values_list("is_sample", flat=True))
    assert all(Question.objects.values_list("is_sample", flat=True))
    assert not QuestionContact.objects.filter(question__status="withdrawn").exists()
    assert ReadyAnswer.objects.filter(site=world.a.site, is_sample=True).count() == 3
    assert not mailoutbox and len(said) == 2
    html = world.get(world.a.site, "/hoi-dap/").content.decode()
    assert "Dữ liệu mẫu" in html or "Sample data" in html
    assert "L.T.H., xóm 4" in html
    for question in Question.objects.exclude(answered_at=None):
        assert question.answered_at >= question.asked_at


def test_samples_name_a_topic_and_no_one_in_public():
    topics = {topic.name for topic in read_data(FIRST_TOPICS, TopicFile).topic}
    for samples in [samples_of(key).question for key in COMMUNES]:
        assert len(samples) >= 8
        assert {sample.topic for sample in samples} <= topics
        for sample in samples:
            public = (
                sample.subject + sample.public_text + sample.answer + sample.note + sample.reply
            )
            assert sample.asker not in public


def test_an_unknown_commune_or_one_without_the_section_gets_none(world):
    from communes.questions.models import QuestionIndexPage

    for page in QuestionIndexPage.objects.descendant_of(world.b.home):
        page.delete()
    load(DemoWorld(world.portal, {"khac": world.a, "minhhop": world.b}, lambda text: None))
    assert not Question.objects.exists()
