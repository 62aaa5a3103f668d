from django import template
from django.conf import settings
from django.urls import reverse

from portal.practice.closed import choose_url

register = template.Library()


def band() -> dict:
    """What the band of the practice area leads to; nothing on a real portal."""
    if not settings.PRACTICE:
        return {"is_practice": False}
    home = settings.PRACTICE_HOME + reverse("wagtailadmin_home")
    return {"is_practice": True, "choose_url": choose_url(), "home_url": home}


@register.inclusion_tag("practice/band.html")
def practice_band() -> dict:
    """The band over each screen of a practice installation."""
    return band()
