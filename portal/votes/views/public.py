"""A reader's opinion comes in, without a cookie, and the reader goes back to the page."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from wagtail.models import Page

from portal.core.methods import takes_forms
from portal.core.querysets import below
from portal.core.ratelimit import is_over_limit
from portal.pagecache.conditional import for_one_reader
from portal.sites.frame import Frame
from portal.sites.shared import SharedPage, stand_in
from portal.votes.forms import VoteForm
from portal.votes.models import Opinion, PageVotes

# One mobile address can stand for a whole village: wide for it, narrow for a machine.
VOTES_PER_PAGE_AND_HOUR = 20
VOTES_PER_HOUR = 120
HOUR = 60 * 60


class _SeeOther(HttpResponseRedirect):
    """Back to the page by GET: a reload doesn't vote again."""

    status_code = 303


def page_to_vote_on(frame: Frame, pk: int) -> Page:
    """The page of this very site that a reader can see and that asks for opinions, else 404."""
    page = Page.objects.live().filter(pk=pk).select_related("content_type").first()
    model = page.specific_class if page else None
    if model is None or not getattr(model, "asks_usefulness", False):
        raise Http404
    pages = model.objects.in_frame(frame).filter(pk=pk)
    if not issubclass(model, SharedPage):
        pages = pages.filter(below({frame.first_root.path, frame.root.path}))
    found = stand_in(pages.select_related("locale"), frame)
    if not found:
        raise Http404
    return found[0]


@takes_forms
def vote(request, pk: int) -> HttpResponse:
    """Counts an opinion and leads back to where the page says thanks (`#cam-on`).

    The thanks stand in the page itself and show by `:target` alone, so that the page
    stays the same bytes for every reader and every cache. Nobody has a reason to GET
    this address: whoever does gets the page.
    """
    frame = request.frame
    page = page_to_vote_on(frame, pk)
    url = frame.url_of(page)
    if request.method != "POST":
        return for_one_reader(_SeeOther(f"{url}#danh-gia"))
    if frame.is_closed:
        return _refuse(request, url, _("This site is closed: nobody works on its pages."), 403)
    form = VoteForm(request.POST)
    if not form.is_valid():
        return _refuse(request, url, str(form.errors["opinion"][0]), 400)
    if is_over_limit(request, "vote", VOTES_PER_HOUR, HOUR) or is_over_limit(
        request, f"vote:{page.pk}", VOTES_PER_PAGE_AND_HOUR, HOUR
    ):
        reason = _("Many opinions came from your network just now. Try again in an hour.")
        return _refuse(request, url, reason, 429)
    PageVotes.objects.add(frame.site, page, Opinion(form.cleaned_data["opinion"]))
    return for_one_reader(_SeeOther(f"{url}#cam-on"))


def _refuse(request, url: str, reason: str, status: int) -> HttpResponse:
    context = {"reason": reason, "back_url": f"{url}#danh-gia"}
    return for_one_reader(render(request, "votes/refused.html", context, status=status))
