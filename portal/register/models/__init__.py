from .entries import Action, RegisterEntry, RegisterHead, Sealed
from .page import DocumentCheckPage

__all__ = ["Action", "DocumentCheckPage", "RegisterEntry", "RegisterHead", "Sealed"]
