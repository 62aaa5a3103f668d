"""What a commune's unit became, for its home page, its footer and its texts."""

from datetime import date

from django import template
from django.utils.formats import date_format
from django.utils.translation import get_language

from communes.units.lineage import Change, Kind, next_changes

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
    changes = _changes_of(frame)
    return {"changes": changes, "url": frame.section_url("UnitLineagePage") if changes else ""}


@register.inclusion_tag("units/papers_note.html", takes_context=True)
def unit_papers_note(context) -> dict:
    """Where papers are handled now; nothing where no one unit of today took over."""
    frame = context.get("frame")
    changes = [] if not frame or frame.is_portal else _changes_of(frame)
    return {"changes": changes if len(changes) == 1 and changes[0].successor.is_current else []}


def _changes_of(frame) -> list[Change]:
    """What the site's unit passed into, asked once a page."""
    found = frame.remember("next-changes", lambda: next_changes(frame.site))
    return [change for change in found if change.kind != Kind.KEPT]
