from .attachment import AnnouncementAttachment
from .index import AnnouncementIndexPage
from .page import AnnouncementPage

__all__ = ["AnnouncementAttachment", "AnnouncementIndexPage", "AnnouncementPage"]
