"""A bulletin to hear, as everybody gets it."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from communes.bulletins.public import SECTION, of_site, with_sound
from communes.bulletins.sounds import public_path
from communes.voices.serving import sound_response

HIGHEST_ID = 2**63 - 1


@require_safe
def bulletin_sound(request, pk: int, key: str, kind: str):
    """A sound of a bulletin of this very site, while readers may hear it and it says what the
    bulletin says now; else 404."""
    frame = request.frame
    if pk > HIGHEST_ID or not frame.navigation.section_url(SECTION):
        raise Http404
    bulletin = get_object_or_404(of_site(frame).in_site(frame.site).whole(), pk=pk)
    sounds = (item.heard.called(key) for item in with_sound([bulletin]))
    sound = next(filter(None, sounds), None)
    if sound is None:
        raise Http404
    return sound_response(request, sound, kind, is_public=True)


def listen(context: Any) -> SafeString | str:
    """“Nghe bản tin” on a notice's page, where one can be heard; one query where there is none.

    The page is that of the first language: the bulletin says what it says.
    """
    page, frame = context["page"], context["frame"]
    if not hasattr(page, "bulletins") or page.locale_id != frame.first_root.locale_id:
        return ""
    if getattr(context["request"], "is_preview", False) or not page.live or page.is_expired:
        return ""
    found = of_site(frame).filter(notice=page.pk).order_by("-ready_at", "-pk")
    items = with_sound(found.select_related("notice", "site__identitysettings").with_played())
    for item in items:
        item.bulletin.notice = page
    players = [
        {
            "language": getattr(sound, "language", ""),
            "sound": sound,
            "sources": [
                (public_path(item.bulletin, sound, kind), media_type)
                for kind, media_type, _size in sound.files
            ],
            "script": item.script,
        }
        for item in items[:1]
        for sound in item.heard.ready
    ]
    if not players:
        return ""
    return render_to_string("bulletins/listen.html", {"players": players}, context["request"])
