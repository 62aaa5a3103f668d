from django.conf import settings
from django.template.loader import render_to_string
from wagtail import hooks

from portal.offline.manifest import theme_color


@hooks.register("portal_head")
def app_links(context) -> str:
    """The manifest and the bar's colour; the worker's address where offline reading is on."""
    frame = context.get("frame")
    if frame is None:
        return ""
    return render_to_string(
        "offline/head.html",
        {"color": theme_color(frame), "has_worker": settings.OFFLINE_READING},
    )
