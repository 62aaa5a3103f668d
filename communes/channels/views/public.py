"""What readers open: the short address of a notice, and its poster on one A4."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from communes.announcements.models import AnnouncementPage
from communes.announcements.querysets import TAG
from communes.channels.facts import facts_of
from communes.channels.layout import laid_out
from portal.core.addresses import page_path
from portal.core.querysets import below, not_private
from portal.pagecache.conditional import MINUTE
from portal.sites.frame import Frame, PortalRequest


def _notice(frame: Frame, number: str) -> AnnouncementPage:
    """A notice that readers of this very site have, in the language of the address."""
    pages = not_private(AnnouncementPage.objects.visible_in(frame)).select_related("locale")
    found = pages.filter(below([frame.root.path]), pk=int(number)).first()
    if found is None:
        raise Http404
    return found


@require_safe
def short(request: PortalRequest, number: str) -> HttpResponse:
    """Leads on to the page; a proxy may answer for a minute."""
    response = redirect(page_path(_notice(request.frame, number)))
    patch_cache_control(response, public=True, max_age=MINUTE)
    return response


@require_safe
def poster(request: PortalRequest, number: str) -> HttpResponse:
    """The four lines that matter in letters that are read from three metres."""
    frame = request.frame
    frame.may_be_kept = True
    frame.follows(TAG)
    notice = _notice(frame, number)
    frame.changes_at(notice.valid_until)
    facts = facts_of(notice, frame.site)
    context = {
        "page": notice,
        "facts": facts,
        "layout": laid_out(facts),
        "crumb_title": _("Poster"),
    }
    return TemplateResponse(request, "channels/poster.html", context)
