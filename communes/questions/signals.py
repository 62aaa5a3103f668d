"""What happens on its own."""

from communes.questions.models import Question, QuestionPage, Topic
from portal.core.finding import pages_say_else

FIRST_TOPICS = (
    ("Giấy tờ, hộ tịch", "Papers and civil status"),
    ("Đất đai, xây dựng", "Land and building"),
    ("Chính sách, trợ cấp", "Benefits and support"),
    ("Nông nghiệp", "Farming"),
    ("Chuyển đổi số", "Going digital"),
    ("Việc khác", "Something else"),
)


def fill_topics(using="default", **_kwargs) -> None:
    """Gives a new installation its first topics; the province changes them as it likes."""
    topics = Topic.objects.using(using)
    if topics.exists():
        return
    topics.bulk_create(
        Topic(name=name, name_en=name_en, order=10 * place)
        for place, (name, name_en) in enumerate(FIRST_TOPICS, start=1)
    )


def topic_saved(instance, **_kwargs) -> None:
    """Answers are found by their topic."""
    pages = QuestionPage.objects.filter(topic=instance)
    pages_say_else.send(QuestionPage, page_ids=pages.values_list("pk", flat=True))


def follow_working_days(raw=False, **_kwargs) -> None:
    """A day was set off, or worked: deadlines that still run follow."""
    if not raw:
        Question.objects.count_again()
