from .listing import CommuneFinderForm, LookUpForm, QuestionListForm
from .public import QuestionForm

__all__ = ["CommuneFinderForm", "LookUpForm", "QuestionForm", "QuestionListForm"]
