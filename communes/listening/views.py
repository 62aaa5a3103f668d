"""A page to hear: on the page itself, and as a file."""

from typing import Any

from django.http import Http404
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from communes.listening.models import PageSound
from communes.voices.models import TAG, Recording
from communes.voices.serving import sound_response
from portal.core.models import BasePage
from portal.sites.documents import open_to_readers
from portal.sites.shared import SharedPage

HIGHEST_ID = 2**63 - 1
READY = Recording.State.READY


def _is_heard(page: BasePage) -> bool:
    return page.reads_aloud and not getattr(page, "is_expired", False)


def listen(context: Any) -> SafeString | str:
    """“Nghe trang này” where a recording of the page is ready; one query.

    Not where a commune says something of its own of a page of the province: that isn't in it.
    """
    page, frame = context["page"], context["frame"]
    is_preview = getattr(context["request"], "is_preview", False)
    if is_preview or not _is_heard(page) or context.get("overlay"):
        return ""
    frame.follows(TAG)
    found = PageSound.objects.filter(page=page.pk, recording__state=READY)
    sound = found.select_related("recording").first()
    if sound is None:
        return ""
    told = {"page": page, "sound": sound.recording}
    return render_to_string("listening/listen.html", told, context["request"])


@require_safe
def page_sound(request, page_id: int, key: str, kind: str):
    """The sound of a page that readers of this site can open, as it is out now; else 404."""
    found = PageSound.objects.filter(recording__state=READY).select_related("page", "recording")
    sound = found.filter(page=page_id).first() if page_id <= HIGHEST_ID else None
    if sound is None or sound.recording.key != key:
        raise Http404
    model, frame = sound.page.specific_class, request.frame
    if sound.site_id != frame.site.pk and not issubclass(model, SharedPage):
        raise Http404
    page = model.objects.visible_in(frame).filter(pk=page_id).first()
    if page is None or not _is_heard(page) or page_id not in open_to_readers([page]):
        raise Http404
    return sound_response(request, sound.recording, kind, is_public=True)
