"""What the admin's templates say of the portal in place of Wagtail."""

from typing import Any

from django import template
from django.conf import settings

from portal.admin.form_errors import FormError, errors_of

register = template.Library()


@register.simple_tag
def portal_name() -> str:
    """What the whole portal is called: in titles of the admin's pages and in its mails."""
    return settings.WAGTAIL_SITE_NAME


@register.simple_tag
def all_errors(form: Any) -> list[FormError]:
    """What is wrong with a form that was sent, on all its tabs."""
    return errors_of(form) if getattr(form, "is_bound", False) else []
