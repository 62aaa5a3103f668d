from django import template
from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from portal.practice.closed import choose_url

register = template.Library()


def band() -> dict:
    """What the band of the practice area leads to; nothing on a real portal."""
    if not settings.PRACTICE:
        return {"is_practice": False}
    home = settings.PRACTICE_HOME + reverse("wagtailadmin_home")
    return {"is_practice": True, "choose_url": choose_url(), "home_url": home}


@register.simple_tag
def practice_styles() -> SafeString:
    """The band's style sheet, for the head of a page; nothing on a real portal."""
    if not settings.PRACTICE:
        return SafeString("")
    return format_html('<link rel="stylesheet" href="{}">', static("practice/practice.css"))


@register.inclusion_tag("practice/band.html")
def practice_band() -> dict:
    """The band over each screen of a practice installation."""
    return band()
