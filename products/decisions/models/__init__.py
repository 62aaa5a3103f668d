from .decisions import DecisionKind, OcopDecision
from .entries import DecisionEntry, Match
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
