"""What happens on its own."""

from dataclasses import dataclass
from pathlib import Path

from communes.questions.models import Question, QuestionPage, Topic
from portal.core.data_files import read_data
from portal.core.finding import pages_say_else

FIRST_TOPICS = Path(__file__).parent / "topics.toml"


@dataclass(frozen=True)
class FirstTopic:
    """A topic that a new installation has."""

    name: str
    name_en: str


@dataclass(frozen=True)
class TopicFile:
    """The first topics, in their order."""

    topic: tuple[FirstTopic, ...]


def fill_topics(using="default", **_kwargs) -> None:
    """Gives a new installation its first topics; the province changes them as it likes."""
    topics = Topic.objects.using(using)
    if topics.exists():
        return
    topics.bulk_create(
        Topic(name=topic.name, name_en=topic.name_en, order=10 * place)
        for place, topic in enumerate(read_data(FIRST_TOPICS, TopicFile).topic, start=1)
    )


def topic_saved(instance, **_kwargs) -> None:
    """Answers are found by their topic."""
    pages = QuestionPage.objects.filter(topic=instance)
    pages_say_else.send(QuestionPage, page_ids=pages.values_list("pk", flat=True))


def follow_working_days(raw=False, **_kwargs) -> None:
    """A day was set off, or worked: deadlines that still run follow."""
    if not raw:
        Question.objects.count_again()
