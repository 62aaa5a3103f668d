from communes.questions.choices import Kind, Purpose, Status

from .incoming import Question, QuestionConsent, QuestionContact, QuestionEvent
from .index import QuestionIndexPage
from .information import InformationRequest
from .pages import QuestionPage
from .ready_answers import ReadyAnswer
from .vocabulary import Topic

__all__ = [
    "InformationRequest",
    "Kind",
    "Purpose",
    "Question",
    "QuestionConsent",
    "QuestionContact",
    "QuestionEvent",
    "QuestionIndexPage",
    "QuestionPage",
    "ReadyAnswer",
    "Status",
    "Topic",
]
