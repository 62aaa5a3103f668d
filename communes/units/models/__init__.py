"""Administrative units, how one became another, and by which document."""

from .legal import LegalBasis
from .outline import UnitOutline
from .pages import UnitLineagePage
from .succession import UnitSuccession
from .units import UNKNOWN_START, AdministrativeUnit

__all__ = [
    "UNKNOWN_START",
    "AdministrativeUnit",
    "LegalBasis",
    "UnitLineagePage",
    "UnitOutline",
    "UnitSuccession",
]
