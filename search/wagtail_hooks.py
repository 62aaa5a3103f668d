from django.urls import reverse
from django.utils.html import format_html
from wagtail import hooks


@hooks.register("portal_head")
def search_link(context) -> str:
    """Where a browser reads how to search this site from its own bar."""
    frame = context.get("frame")
    if frame is None:
        return ""
    return format_html(
        '<link rel="search" type="application/opensearchdescription+xml" title="{}" href="{}">',
        frame.identity.name,
        reverse("search_description"),
    )
