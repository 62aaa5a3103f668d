"""What a page tells machines in its head: address, picture, feeds, schema.org; QR codes."""

from dataclasses import dataclass

from django import template
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from wagtail.images.models import SourceImageIOError
from wagtail.models import Page

from portal.core import structured_data as data
from portal.core.addresses import canonical_url
from portal.core.pictures.sharing import SHARE_SIZE, SHARE_SPEC
from portal.machines.qr import page_qr_url as qr_url
from portal.machines.qr import qr_path
from portal.sites.navigation import FeedLink
from portal.sites.templatetags.portal_tags import crumbs

register = template.Library()

OG_LOCALES = {"vi": "vi_VN", "en": "en_US"}


@dataclass(frozen=True)
class SharePicture:
    """The picture that a shared link shows, with its whole address."""

    url: str
    width: int
    height: int
    alt: str
    kind: str


@register.simple_tag(takes_context=True)
def canonical(context) -> str:
    """The one address of this page: this site's host, no filters, the page of a list."""
    listing = context.get("listing")
    return canonical_url(context["request"], listing.page_obj.number if listing else 1)


@register.simple_tag(takes_context=True)
def narrowed(context) -> bool:
    """Whether the address asks for more than a page of a list: search engines leave that out."""
    return bool(set(context["request"].GET) - {"page"})


@register.simple_tag(takes_context=True)
def share_picture(context) -> SharePicture:
    """The page's own picture at 1200 × 630, else the landscape of the site's theme."""
    frame, page = context["frame"], context.get("page")
    root = frame.site.root_url
    picture = getattr(page, "share_picture", None)
    if picture:
        image, alt = picture
        try:
            rendition = image.get_rendition(SHARE_SPEC)
        except SourceImageIOError:
            rendition = None  # a lost file costs no reader the page
        if rendition:
            url = rendition.url if "://" in rendition.url else root + rendition.url
            return SharePicture(url, rendition.width, rendition.height, alt, "image/jpeg")
    url = static(f"img/share-{frame.theme}.png")
    alt = _("The landscape of %(name)s, drawn") % {"name": frame.identity.name}
    return SharePicture(url if "://" in url else root + url, *SHARE_SIZE, alt, "image/png")


@register.filter
def og_locale(language: str) -> str:
    """A language as Open Graph writes it: "vi_VN"."""
    return OG_LOCALES.get(language, language)


@register.simple_tag(takes_context=True)
def head_feeds(context) -> list[FeedLink]:
    """The feeds that a page's head offers: on the home page all, on a list its own."""
    frame, page = context["frame"], context.get("page")
    if not isinstance(page, Page) or context.get("crumb_title"):
        return []
    if page.depth == frame.root.depth:
        return frame.navigation.feeds
    return [feed for feed in frame.navigation.feeds if feed.section_url == frame.url_of(page)]


@register.simple_tag(takes_context=True)
def structured_data(context) -> SafeString:
    """The page in the words of schema.org, as a JSON-LD data block."""
    frame, page = context["frame"], context.get("page")
    nodes = page.structured_data(context) if hasattr(page, "structured_data") else []
    known = {node.get("@id") for node in nodes}
    if data.organization_id(frame) not in known:
        nodes.append(data.organization(frame))
    nodes.append(data.web_site(frame))
    if way := crumbs(context):
        nodes.append(data.breadcrumbs(way, frame))
    return data.script(nodes)


@register.simple_tag(takes_context=True)
def page_qr_url(context) -> str:
    """The address of the QR code (SVG) that opens this very page, for `<img>` on paper."""
    return qr_url(context["request"].path)


@register.inclusion_tag("includes/qr.html")
def qr_code(text: str, label: str) -> dict:
    """A QR code of any text as inline SVG."""
    size, path = qr_path(text)
    return {"size": size, "path": mark_safe(path), "label": label}  # noqa: S308
