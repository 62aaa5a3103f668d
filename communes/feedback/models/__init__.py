from .heads import HeadLink
from .index import FeedbackIndexPage
from .kinds import FeedbackKind
from .parts import FeedbackConsent, FeedbackContact, FeedbackEvent, FeedbackPhoto
from .reports import FeedbackReport

__all__ = [
    "FeedbackConsent",
    "FeedbackContact",
    "FeedbackEvent",
    "FeedbackIndexPage",
    "FeedbackKind",
    "FeedbackPhoto",
    "FeedbackReport",
    "HeadLink",
]
