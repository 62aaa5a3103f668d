"""Small pieces that every template uses: icons, dates, money, phones, links."""

from datetime import date, datetime
from functools import lru_cache
from urllib.parse import quote, urlencode

from django import template
from django.templatetags.static import static
from django.utils.formats import date_format
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail import hooks

from portal.core import formatting
from portal.core.formatting import lang_code
from portal.core.phone_links import link_phones
from portal.core.typed.phones import grouped_phone, phone_link
from portal.sites.people import parts_of

register = template.Library()

for text_of in (
    formatting.weekday,
    formatting.long_date,
    formatting.day_month,
    formatting.clock,
    formatting.vnd,
    formatting.number,
    formatting.file_kind,
):
    register.filter(text_of)
# The `tel:` address of a number, and the number in groups that don't break.
register.filter("tel", phone_link)
register.filter("phone", grouped_phone)
register.simple_tag(formatting.emergency_numbers)
register.simple_tag(formatting.province_name)


@register.simple_tag
@lru_cache(maxsize=512)
def icon(name: str, css_class: str = "i") -> SafeString:
    """An icon of the sprite; words beside it carry the meaning."""
    return format_html(
        '<svg class="{}" aria-hidden="true" focusable="false"><use href="{}#i-{}"/></svg>',
        css_class,
        static("img/icons.svg"),
        name,
    )


@register.inclusion_tag("includes/leaf.html")
def leaf(value: date | datetime) -> dict:
    """The leaf of a tear-off calendar: “Tháng 11”, in English “Nov”."""
    day = formatting.local_date(value)
    month = date_format(day, "M") if get_language() == "en" else _("Month %(month)s")
    return {"day": day, "month": month % {"month": day.month}}


@register.simple_block_tag
def callable_numbers(content: SafeString) -> SafeString:
    """The numbers to call in a part of a page become links (portal.core.phone_links)."""
    return link_phones(content)


@register.filter
def urlquote(value: str) -> str:
    """An address made safe to stand inside another's query."""
    return quote(str(value), safe="")


@register.simple_tag(takes_context=True)
def query(context, **changes) -> str:
    """This page's query string with some values changed; None or "" drops one.

    Changing anything but the page goes back to the first page. What no form of the page
    could read is left out.
    """
    params = carried_on(context)
    for name, value in ({"page": None} | changes).items():
        if value in (None, ""):
            params.pop(name, None)
        else:
            params[name] = value
    return f"?{urlencode(params)}" if params else context["request"].path


def carried_on(context) -> dict[str, str]:
    """What links of this page keep of its query string."""
    frame = getattr(context["request"], "frame", None)
    return dict(frame.carried) if frame else {}


@register.simple_tag(takes_context=True)
def same_query(context) -> str:
    """The query string of this page as its forms read it, with its "?"; "" where there is none."""
    params = carried_on(context)
    return f"?{urlencode(params)}" if params else ""


@register.simple_tag(takes_context=True)
def languages(context) -> list:
    """The languages of this site for the switch (portal.sites.languages.LanguageLink)."""
    frame = context.get("frame")
    page = context.get("page")
    if not frame:
        return []
    match = getattr(context.get("request"), "resolver_match", None)
    return frame.languages.links(
        page if hasattr(page, "translation_key") else None,
        # What Wagtail serves without a page is an error: it has no address to go to.
        view_name="" if match is None or match.view_name == "wagtail_serve" else match.view_name,
    )


@register.simple_tag(takes_context=True)
def slot(context, name: str) -> SafeString:
    """What features put in a place of the shared frame, by hooks named `portal_<name>`.

    Each hook takes the template context and returns safe HTML or "".
    """
    parts = [(fn(context),) for fn in hooks.get_hooks(f"portal_{name}")]
    return format_html_join("", "{}", parts)


@register.simple_tag(takes_context=True)
def people(context, text: str, by_post: bool = False) -> SafeString:
    """A text that names people of this site, where each leads to their own page.

    `by_post`: who has a post now is meant by it, too; not where somebody signed long ago.
    """
    known = context["frame"].people
    here = context["request"].path

    def told(part: str, name: str) -> SafeString:
        url = known.url_of(name, by_post) if name else ""
        if not url or url == here:
            return conditional_escape(part)
        return format_html('<a href="{}">{}</a>', url, part)

    return format_html_join("", "{}", ((told(*part),) for part in parts_of(text)))


@register.simple_tag(takes_context=True)
def updated_at(context) -> datetime | None:
    """When what this page shows last changed; None for views (`crumb_title`)."""
    if context.get("crumb_title"):
        return None
    return context["frame"].updated_at(context.get("page"))


@register.inclusion_tag("includes/pager.html", takes_context=True)
def pager(context, page_obj) -> dict:
    """Links to the other pages of a list, keeping the query string."""
    return {
        "request": context["request"],
        "page_obj": page_obj,
        "pages": page_obj.paginator.get_elided_page_range(page_obj.number, on_each_side=1),
        "ellipsis": page_obj.paginator.ELLIPSIS,
    }


@register.simple_tag
def lang_of(page, attributes: str = "lang", text: str = "") -> SafeString:
    """The `lang` of a text that is not in the reader's language, else "".

    For a link name its attributes: `{% lang_of item "lang hreflang" %}`. With its `text`
    also what a page in the reader's language shows untranslated.
    """
    code = page.locale.language_code
    if code == get_language() and not (code := lang_code(text)):
        return SafeString("")
    return format_html_join("", ' {}="{}"', ((name, code) for name in attributes.split()))


@register.simple_tag(takes_context=True)
def portal_url(context) -> str:
    """The address of the provincial portal, in the reader's language where it has it."""
    frame = context.get("frame")
    return frame.portal_url if frame else "/"


@register.simple_tag(takes_context=True)
def crumbs(context) -> list[tuple[str, str]]:
    """The way from the home page to here, as (label, address); the last has no address.

    A view that isn't a page sets `crumb_title`.
    """
    frame, page = context.get("frame"), context.get("page")
    if not frame:
        return []
    home = (frame.identity.name, frame.home_url)
    if title := context.get("crumb_title"):
        extra = [(page.title, frame.url_of(page))] if page and page.depth > frame.root.depth else []
        return [home, *extra, (title, "")]
    if not page or not getattr(page, "depth", None) or page.depth <= frame.root.depth:
        return []
    return [home, *frame.navigation.parents_of(page), (page.title, "")]


@register.simple_tag(takes_context=True)
def facet_query(context, facet, option) -> str:
    """The address of this list with one choice of a facet made, or taken back."""
    value = None if option.is_current else option.value
    return query(context, **{facet.name: value})


@register.simple_tag
def places_to_mend(form) -> list[tuple]:
    """Each (field, error) of a sent form: as many as its list of errors has entries."""
    return [(field, error) for field in form.visible_fields() for error in field.errors]
