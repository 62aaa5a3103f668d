"""What the search, and boxes for other codes, make of codes of reports."""

from functools import partial
from typing import Any

from django.template.loader import render_to_string

from communes.feedback.addresses import feedback_path
from communes.feedback.choices import PREFIX
from communes.feedback.models import FeedbackIndexPage, FeedbackReport
from communes.feedback.views.following import is_guessing
from portal.core.finding import SearchShortcut
from portal.core.querysets import below
from portal.privacy.codes import code_among
from portal.sites.frame import Frame

code_in = partial(code_among, prefix=PREFIX)


def report_address(request: Any, query: str) -> str:
    """Where the report behind a code is followed, "" where there is none here.

    The portal knows those of every site. Each code that is typed counts as a try: after too many
    none leads anywhere, so that nobody learns which are right.
    """
    code = code_in(query)
    return _address_of(request.frame, code) if code and not is_guessing(request) else ""


def _address_of(frame: Frame, code: str) -> str:
    reports = FeedbackReport.objects.select_related("site__root_page").filter(code=code)
    report = (reports if frame.is_portal else reports.in_site(frame.site)).first()
    if report is None:
        return ""
    if report.site_id == frame.site.pk:
        url = frame.navigation.section_url("FeedbackIndexPage")
    else:
        home = below([report.site.root_page.path])
        page = FeedbackIndexPage.objects.live().filter(home).first()
        url = page.full_url if page else ""
    return f"{url}{feedback_path('follow', code)}" if url else ""


def unknown_code(frame: Frame, query: str) -> str:
    """What to do where no report of this site has the code that was typed."""
    index_url = frame.navigation.section_url("FeedbackIndexPage")
    if not index_url or not code_in(query):
        return ""
    return render_to_string("feedback/includes/unknown_code.html", {"index_url": index_url})


SHORTCUT = SearchShortcut(
    address=report_address, is_code=lambda text: bool(code_in(text)), note=unknown_code
)
