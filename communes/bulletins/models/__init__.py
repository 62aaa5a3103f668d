from .abbreviation import Abbreviation
from .airing import AirLog
from .bulletin import Bulletin
from .own_sound import OwnSound
from .settings import BulletinSettings

__all__ = ["Abbreviation", "AirLog", "Bulletin", "BulletinSettings", "OwnSound"]
