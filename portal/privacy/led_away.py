"""Complaints and denunciations: the law has another way for them than a form of this site."""

import re
import unicodedata

from django.utils.translation import gettext_lazy as _

# "to cao" without marks is also "tall"; only with what makes it a denunciation.
_SAYS = re.compile(
    r"khi[ếe]u n[ạa]i|tố cáo|tố giác|(?<!\w)(?:don|đơn) to cao(?!\w)"
    r"|(?<!\w)to cao (?:ong|ba|can bo|chu tich|cong chuc|hanh vi)(?!\w)"
)

WHERE = _(
    "A complaint goes to the person or agency whose decision or act you complain about (Law on"
    " Complaints). A denunciation goes to the agency in charge, which keeps your name secret (Law"
    " on Denunciations). Bring it to the citizen reception or post it; what is sent on this site"
    " can’t be taken as one."
)


def looks_like_complaint(text: str) -> bool:
    """Whether somebody seems to complain or denounce, or asks about it."""
    return bool(_SAYS.search(unicodedata.normalize("NFC", text).casefold()))
