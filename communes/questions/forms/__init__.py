from .listing import CommuneFinderForm, LookUpForm, QuestionListForm
from .public import QuestionForm
from .reply import ReplyForm

__all__ = ["CommuneFinderForm", "LookUpForm", "QuestionForm", "QuestionListForm", "ReplyForm"]
