from .abbreviation import Abbreviation
from .airing import AirLog
from .bulletin import Bulletin

__all__ = ["Abbreviation", "AirLog", "Bulletin"]
