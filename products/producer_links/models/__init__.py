from .links import ProducerConsent, ProducerLink
from .sent import LONGEST_NOTE, MOST_PHOTOS, SentPhoto, SentProduct

__all__ = [
    "LONGEST_NOTE",
    "MOST_PHOTOS",
    "ProducerConsent",
    "ProducerLink",
    "SentPhoto",
    "SentProduct",
]
