from search.models.answers import CuratedAnswer
from search.models.documents import SearchDocument
from search.models.generations import Generation
from search.models.misses import Miss
from search.models.pending import PendingUpdate
from search.models.synonyms import Synonym
from search.models.terms import Term

__all__ = [
    "CuratedAnswer",
    "Generation",
    "Miss",
    "PendingUpdate",
    "SearchDocument",
    "Synonym",
    "Term",
]
