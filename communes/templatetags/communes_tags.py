"""How a commune speaks to its people."""

from django import template
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from portal.core.templatetags.frame_tags import in_sentence
from portal.core.templatetags.portal_tags import long_date

register = template.Library()


@register.simple_tag(takes_context=True)
def greeting(context) -> str:
    """The first words of a commune's home: "Chào bà con xã Thành Sơn"."""
    return _("Welcome to %(name)s") % {"name": in_sentence(context["frame"].identity.name)}


@register.simple_tag(takes_context=True)
def today_line(context) -> str:
    """Today's date and the commune's own welcome: "Thứ Ba, 24/11/2026 · 9 xóm"."""
    today = capfirst(long_date(timezone.localdate()))
    page = context.get("page")
    return " · ".join(part for part in (today, getattr(page, "welcome", "")) if part)
