"""What the search, and boxes for other codes, make of codes of comments on drafts."""

from functools import partial
from typing import Any

from django.template.loader import render_to_string

from communes.consultations.addresses import consultation_path
from communes.consultations.models import Comment, ConsultationPage
from communes.consultations.models.comments import PREFIX
from communes.consultations.views.public import is_guessing, may_try
from portal.core.finding import SearchShortcut
from portal.privacy.codes import code_among
from portal.sites.frame import Frame

code_in = partial(code_among, prefix=PREFIX)


def receipt_address(request: Any, query: str) -> str:
    """Where the comment behind a code is followed, "" where there is none here.

    The portal knows those of every site. A right code is counted where it leads, a wrong one here;
    after too many neither leads anywhere, so that nobody learns which are right.
    """
    code = code_in(query)
    if not code:
        return ""
    if address := _address_of(request.frame, code):
        return address if may_try(request) else ""
    is_guessing(request)
    return ""


def _address_of(frame: Frame, code: str) -> str:
    comments = Comment.objects.select_related("consultation").filter(code=code)
    comment = (comments if frame.is_portal else comments.in_site(frame.site)).first()
    if comment is None:
        return ""
    key = comment.consultation.translation_key
    page = ConsultationPage.objects.visible_in(frame).filter(translation_key=key).first()
    if page is None:
        return ""
    is_own = comment.site_id == frame.site.pk
    address = frame.url_of(page) if is_own else page.full_url
    return (address or "") + consultation_path("receipt", code)


def unknown_code(frame: Frame, query: str) -> str:
    """What to do where no comment of this site has the code that was typed."""
    index_url = frame.navigation.section_url("ConsultationIndexPage")
    if not index_url or not code_in(query):
        return ""
    return render_to_string("consultations/includes/unknown_code.html", {"index_url": index_url})


SHORTCUT = SearchShortcut(
    address=receipt_address, is_code=lambda text: bool(code_in(text)), note=unknown_code
)
