from .index import OfficialDocumentIndexPage
from .page import OfficialDocumentPage
from .reading import FileReading, ReadingState, Signature
from .relation import DocumentAttachment, DocumentRelation
from .vocabulary import DocumentType

__all__ = [
    "DocumentAttachment",
    "DocumentRelation",
    "DocumentType",
    "FileReading",
    "OfficialDocumentIndexPage",
    "OfficialDocumentPage",
    "ReadingState",
    "Signature",
]
