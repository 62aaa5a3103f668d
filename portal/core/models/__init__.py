from .base import BasePage, PortalPageManager, SummaryMixin
from .days import DayChange
from .media import CustomDocument, CustomImage, CustomRendition
from .photo import DescribedPicture, PagePicture, PhotoMixin
from .point import PointMixin
from .settings import ContactSettings, IdentitySettings, Theme, one_to_one
from .stamps import Stamp
from .translated import TranslationState

__all__ = [
    "BasePage",
    "ContactSettings",
    "CustomDocument",
    "CustomImage",
    "CustomRendition",
    "DayChange",
    "DescribedPicture",
    "IdentitySettings",
    "PagePicture",
    "PhotoMixin",
    "PointMixin",
    "PortalPageManager",
    "Stamp",
    "SummaryMixin",
    "Theme",
    "TranslationState",
    "one_to_one",
]
