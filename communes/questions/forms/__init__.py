from .listing import CommuneFinderForm, LookUpForm, QuestionListForm
from .public import QuestionForm, clean_phone

__all__ = ["CommuneFinderForm", "LookUpForm", "QuestionForm", "QuestionListForm", "clean_phone"]
