"""What documents show on other pages."""

from urllib.parse import urljoin

from django import template

from communes.documents.models import OfficialDocumentPage
from communes.documents.models.choices import Force

register = template.Library()

# The colour of a state; its words stand beside it.
TAGS = {
    Force.TO_COME: "info",
    Force.IN_FORCE: "ok",
    Force.AMENDED: "warn",
    Force.REPLACED: "n",
    Force.ENDED: "n",
}


@register.filter
def force_tag(force: Force) -> str:
    """The class of the tag that tells a state of force."""
    return f"tag--{TAGS[force]}"


@register.simple_tag(takes_context=True)
def latest_documents(context, count: int = 4) -> list[OfficialDocumentPage]:
    """The newest documents of this site, its own ones on the portal, too, for a home page."""
    frame = context["frame"]
    items = list(OfficialDocumentPage.objects.in_frame(frame).for_list().newest()[:count])
    frame.shows(items)
    return items


@register.simple_tag(takes_context=True)
def check_address(context, section: str, sha256: str) -> str:
    """The whole address of the check of a file, for a QR code; `section` is that of the page."""
    return urljoin(context["frame"].site.root_url, f"{section}?ma={sha256}")
