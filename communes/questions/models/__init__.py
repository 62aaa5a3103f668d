from communes.questions.choices import Status

from .incoming import Question, QuestionContact, QuestionEvent
from .index import QuestionIndexPage
from .pages import QuestionPage
from .vocabulary import Topic

__all__ = [
    "Question",
    "QuestionContact",
    "QuestionEvent",
    "QuestionIndexPage",
    "QuestionPage",
    "Status",
    "Topic",
]
