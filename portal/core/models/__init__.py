from .base import BasePage, PortalPageManager, SummaryMixin
from .media import CustomDocument, CustomImage, CustomRendition
from .settings import ContactSettings, IdentitySettings, Theme
from .stamps import Stamp

__all__ = [
    "BasePage",
    "ContactSettings",
    "CustomDocument",
    "CustomImage",
    "CustomRendition",
    "IdentitySettings",
    "PortalPageManager",
    "Stamp",
    "SummaryMixin",
    "Theme",
]
