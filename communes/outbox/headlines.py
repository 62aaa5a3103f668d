"""The first line of what readers are told."""

from django.utils.translation import gettext as _

from communes.outbox.models import Act


def headline(act: str, title: str, urgency: str) -> str:
    """“Đã rút: …”, “Có thay đổi: …”, or the title after how it presses ("" where it doesn't)."""
    if act == Act.WITHDRAWN:
        return _("Withdrawn: %(title)s") % {"title": title}
    if act == Act.UPDATED:
        return _("Changed: %(title)s") % {"title": title}
    return f"{urgency.upper()}: {title}" if urgency else title
