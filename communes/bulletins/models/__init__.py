from .abbreviation import Abbreviation
from .bulletin import AirLog, Bulletin

__all__ = ["Abbreviation", "AirLog", "Bulletin"]
