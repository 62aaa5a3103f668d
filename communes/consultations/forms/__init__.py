from .comment import CommentForm
from .listing import ConsultationListForm

__all__ = ["CommentForm", "ConsultationListForm"]
