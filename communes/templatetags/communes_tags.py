"""How a commune speaks to its people."""

from django import template
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from communes.closing import is_closed_to
from communes.maps import map_of
from communes.units.lineage import handovers_of
from portal.core.formatting import in_sentence, long_date

register = template.Library()


@register.simple_tag(takes_context=True)
def greeting(context) -> str:
    """The first words of a commune's home: "Chào bà con xã Thành Sơn"."""
    return _("Welcome to %(name)s") % {"name": in_sentence(context["frame"].identity.name)}


@register.inclusion_tag("communes/includes/map.html", takes_context=True)
def commune_map(context) -> dict:
    """The map of the commune with a list of all that is on it; nothing without a point."""
    return {"map": map_of(context["frame"])}


def closed_note(context) -> str:
    """The line on every page of a closed commune: what it is now, and where to go.

    Led on by the lineage of its unit, or to the directory where that isn't known.
    """
    frame = context.get("frame")
    if frame is None or not is_closed_to(frame):
        return ""
    found = handovers_of(frame)
    names = ", ".join(handover.unit.full_name for handover in found)
    url = frame.navigation.section_url("UnitLineagePage") if found else frame.portal_url
    return render_to_string("communes/closed_note.html", {"units": names, "url": url})


@register.simple_tag(takes_context=True)
def today_line(context) -> str:
    """Today's date and the commune's own welcome: "Thứ Ba, 24/11/2026 · 9 xóm"."""
    today = capfirst(long_date(timezone.localdate()))
    page = context.get("page")
    return " · ".join(part for part in (today, getattr(page, "welcome", "")) if part)
