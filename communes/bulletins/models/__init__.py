from .abbreviation import Abbreviation
from .airing import AirLog
from .bulletin import Bulletin
from .own_sound import OwnSound

__all__ = ["Abbreviation", "AirLog", "Bulletin", "OwnSound"]
