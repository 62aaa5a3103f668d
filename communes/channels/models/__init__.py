from communes.channels.models.settings import ChannelSettings
from communes.channels.models.texts import NoticeText, TextKind

__all__ = ["ChannelSettings", "NoticeText", "TextKind"]
