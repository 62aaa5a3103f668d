from .attachment import AnnouncementAttachment
from .index import AnnouncementIndexPage
from .page import AnnouncementPage
from .receipt import NoticeReceipt

__all__ = ["AnnouncementAttachment", "AnnouncementIndexPage", "AnnouncementPage", "NoticeReceipt"]
