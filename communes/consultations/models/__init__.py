from .comments import Comment, CommentConsent, CommentContact, PromptReply
from .index import ConsultationIndexPage
from .page import ConsultationPage
from .parts import AnswerGroup, ConsultationFile, ConsultationPrompt

__all__ = [
    "AnswerGroup",
    "Comment",
    "CommentConsent",
    "CommentContact",
    "ConsultationFile",
    "ConsultationIndexPage",
    "ConsultationPage",
    "ConsultationPrompt",
    "PromptReply",
]
