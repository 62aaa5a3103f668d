"""What a commune's unit became, for its home page, its footer and its texts."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from communes.units.lineage import Handover, handovers_of

register = template.Library()


@register.inclusion_tag("units/successor_note.html", takes_context=True)
def unit_successor_note(context) -> dict:
    """One line such as "Từ 1/7/2025: xã Thành Bình Thọ"; nothing where nothing changed."""
    found = _handovers_in(context)
    url = context["frame"].navigation.section_url("UnitLineagePage") if found else ""
    return {"handovers": found, "url": url}


@register.inclusion_tag("units/papers_note.html", takes_context=True)
def unit_papers_note(context) -> dict:
    """Where papers are handled now; nothing where the commune's own unit still exists."""
    found = _handovers_in(context)
    units = [handover.unit.full_name for handover in found]
    return {
        "units": units,
        "since": max((handover.since for handover in found), default=None),
    }


def papers_slot(context) -> SafeString:
    """The same for a slot of pages that know nothing of units."""
    return render_to_string("units/papers_note.html", unit_papers_note(context))


def _handovers_in(context) -> list[Handover]:
    frame = context.get("frame")
    return handovers_of(frame) if frame else []
