"""Who is on duty today, on homes and in the section."""

from django import template

from communes.organisation.roster import on_duty_today

register = template.Library()


@register.inclusion_tag("organisation/includes/on_duty.html", takes_context=True)
def on_duty(context, with_link: bool = False) -> dict:
    """The card of today's duty; on the portal only where its roster has somebody."""
    frame = context["frame"]
    shifts = on_duty_today(frame)
    url = frame.navigation.section_url("OrganisationIndexPage")
    return {
        "request": context.get("request"),
        "frame": frame,
        "shifts": shifts,
        "is_sample": any(shift.is_sample for shift in shifts),
        "is_shown": bool(shifts) or (bool(url) and not frame.is_portal and not frame.is_closed),
        "url": url if with_link else "",
    }
