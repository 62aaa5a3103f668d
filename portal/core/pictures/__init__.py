from .files import CleanPicture
from .intake import take_in

__all__ = ["CleanPicture", "take_in"]
