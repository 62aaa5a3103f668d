"""What the admin's templates say of the portal in place of Wagtail."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def portal_name() -> str:
    """What the whole portal is called: in titles of the admin's pages and in its mails."""
    return settings.WAGTAIL_SITE_NAME
