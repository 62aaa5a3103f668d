from .information import InformationForm
from .listing import CommuneFinderForm, LookUpForm, QuestionListForm
from .public import QuestionForm
from .reply import ReplyForm

__all__ = [
    "CommuneFinderForm",
    "InformationForm",
    "LookUpForm",
    "QuestionForm",
    "QuestionListForm",
    "ReplyForm",
]
