from products.decisions.choices import DecisionKind, Match

from .decisions import OcopDecision
from .entries import DecisionEntry
from .imports import DecisionImport
from .page import StarCheckPage

__all__ = [
    "DecisionEntry",
    "DecisionImport",
    "DecisionKind",
    "Match",
    "OcopDecision",
    "StarCheckPage",
]
