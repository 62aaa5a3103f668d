"""Procedures in templates of a site: tiles on its home, forms to download, other communes."""

from functools import partial
from urllib.parse import urljoin, urlsplit

from django import template
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from communes.procedures.models import ProcedurePage
from communes.procedures.models.index import life_events
from communes.procedures.querysets import TAG
from portal.core.addresses import page_path
from portal.sites.shared import stand_in

register = template.Library()
MOST_POPULAR = 8


@register.simple_tag(takes_context=True)
def home_procedures(context) -> dict:
    """`events` and the `popular` procedures of this site, for its home; two queries."""
    frame = context["frame"]
    popular = popular_in(frame)
    frame.shows(popular)
    return {"events": life_events(frame), "popular": popular}


def popular_in(frame) -> list[ProcedurePage]:
    """What people ask for most, of what a site shows; one query."""
    rows = ProcedurePage.objects.in_frame(frame).filter(is_popular=True).select_related("locale")
    return stand_in(rows.order_by("path")[:MOST_POPULAR], frame)


def popular_paths(frame) -> list[tuple[str, str]]:
    """The same as (title, path): readable without a line (portal.offline)."""
    return frame.remember(f"procedures-popular:{get_language()}", partial(_paths, frame), TAG)


def _paths(frame) -> list[tuple[str, str]]:
    return [(page.shown_name, page_path(page)) for page in popular_in(frame)]


@register.simple_tag(takes_context=True)
def own_words(context, page):
    """What this commune says of its own to a procedure; one query."""
    return page.overlay_in(context["frame"])


@register.simple_tag
def paper_count(paper) -> str:
    """How many of a paper: "1 bản chính, 2 bản sao"; "chỉ xuất trình" where the
    original is only shown."""
    told = [_("only to be shown")] if paper.to_show else []
    if paper.originals and not paper.to_show:
        text = ngettext("%(count)s original", "%(count)s originals", paper.originals)
        told.append(text % {"count": paper.originals})
    if paper.copies:
        text = ngettext("%(count)s copy", "%(count)s copies", paper.copies)
        told.append(text % {"count": paper.copies})
    return ", ".join(told)


@register.simple_tag(takes_context=True)
def forms_of(context, papers) -> list[tuple]:
    """The forms among papers, each once, as (paper, address).

    The portal's host alone gives them to readers: there the procedure stands.
    """
    forms = {paper.form_id: paper for paper in papers if paper.form}
    base = context["frame"].portal_url
    return [(paper, urljoin(base, paper.form.url)) for paper in forms.values()]


@register.simple_tag(takes_context=True)
def commune_pages(context, page) -> list[tuple[str, str]]:
    """The first communes with the address of a procedure of the portal on their sites."""
    path = page_path(page).lstrip("/")
    return [(link.name, urljoin(link.url, path)) for link in context["frame"].communes]


@register.simple_tag(takes_context=True)
def at_province(context, page) -> str:
    """The address of a procedure on the province's portal."""
    return urljoin(context["frame"].portal_url, page_path(page))


@register.filter
def host_of(url: str) -> str:
    """The host of an address, which tells readers where it leads."""
    return urlsplit(url).netloc.removeprefix("www.")
