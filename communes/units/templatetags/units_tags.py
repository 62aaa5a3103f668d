"""What a commune's unit became, for its home page, its footer and its texts."""

from datetime import date

from django import template
from django.utils.formats import date_format
from django.utils.translation import get_language

from communes.units.lineage import Kind, next_changes

register = template.Library()


@register.filter
def official_date(value: date | None) -> str:
    """A day as official texts write it: "01/7/2025"; in English "1 July 2025"."""
    if not value:
        return ""
    if get_language() != "vi":
        return date_format(value)
    # Two digits for the day, and for the months that a stroke could make another of.
    month = f"{value.month:02d}" if value.month < 3 else str(value.month)
    return f"{value.day:02d}/{month}/{value.year}"


@register.inclusion_tag("units/successor_note.html", takes_context=True)
def unit_successor_note(context) -> dict:
    """One line such as "Từ 01/7/2025: xã Thành Bình Thọ"; nothing where nothing changed."""
    frame = context.get("frame")
    if not frame or frame.is_portal:
        return {"changes": []}
    found = frame.remember("next-changes", lambda: next_changes(frame.site))
    changes = [change for change in found if change.kind != Kind.KEPT]
    return {"changes": changes, "url": frame.section_url("UnitLineagePage") if changes else ""}
