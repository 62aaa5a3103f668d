"""The site around a page: addresses on it, its name in a sentence, its tables."""

from datetime import datetime

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.core.addresses import route_path
from portal.core.formatting import in_sentence, long_date, weekday_name
from portal.core.models import BasePage, TranslationState
from portal.sites.frame import Frame
from portal.sites.services import OnlineServices, services_of

register = template.Library()
register.filter(in_sentence)


@register.simple_tag(takes_context=True)
def frame_section(context, model_name: str) -> str:
    """The address of this site's section of a page type, or "" where it has none."""
    return context["frame"].navigation.section_url(model_name)


register.simple_tag(route_path, name="route")


@register.filter
def in_frame(url_path: str, frame: Frame) -> str:
    """The address on this site of a page's `url_path`, without a query."""
    return frame.home_url + url_path[len(frame.root.url_path) :]


@register.filter
def table_cells(row: list, header: list | None) -> list[tuple[str, str]]:
    """The cells of a row with their column's name, which a phone shows beside each."""
    names = [name or "" for name in header or []]
    names += [""] * (len(row) - len(names))
    return [
        (name, cell if cell is not None else "") for name, cell in zip(names, row, strict=False)
    ]


@register.inclusion_tag("includes/translation_note.html", takes_context=True)
def translation_note(context) -> dict:
    """Says on a translation that its original is newer, and leads there; one query, none on
    pages in the first language."""
    page, frame = context.get("page"), context.get("frame")
    if not isinstance(page, BasePage) or page.pk is None or page.is_original or not frame:
        return {}
    found = TranslationState.objects.filter(page=page.pk, behind_since__isnull=False)
    since = found.values_list("behind_since", flat=True).first()
    links = context.get("LANGUAGE_LINKS") or ()
    first = next((link for link in links if link.code == settings.LANGUAGE_CODE), None)
    return {"since": since, "link": first}


@register.inclusion_tag("includes/open_data.html", takes_context=True)
def open_data_link(context, name: str) -> dict:
    """The quiet link below a list to the same list as a CSV file; keeps the commune chosen."""
    form = getattr(context.get("listing"), "form", None)
    commune = form.value("commune") if form else None
    return {"address": f"open_data:{name}-csv", "commune": commune}


@register.simple_tag(takes_context=True)
def online_services(context) -> OnlineServices:
    """The portal where this site's people send in papers (portal.sites.services)."""
    return services_of(context["frame"])


@register.simple_tag
def opening_day(moment: datetime) -> str:
    """The day of an opening to come: "hôm nay", "thứ Hai"; further off "thứ Hai, 23/2/2026"."""
    day, today = timezone.localdate(moment), timezone.localdate()
    if day == today:
        return _("today")
    return weekday_name(day) if (day - today).days < 7 else long_date(day)
