"""What `manage.py check` says of the settings for news on devices."""

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from communes.pushes.keys import own_key


@register
def check_web_push(app_configs, **kwargs) -> list[CheckMessage]:
    """A portal without a key is whole; who set half of it learns of it at once."""
    if not settings.WEB_PUSH_KEY:
        return []
    found: list[CheckMessage] = []
    if own_key() is None:
        hint = "manage.py make_push_key writes one (docs/web-push.md)."
        found.append(Error("WEB_PUSH_KEY is no key.", hint=hint, id="pushes.E001"))
    try:
        validate_email(settings.WEB_PUSH_CONTACT)
    except ValidationError:
        hint = "The operators of push services write there when something is wrong."
        message = "WEB_PUSH_CONTACT is no e-mail address."
        found.append(Error(message, hint=hint, id="pushes.E002"))
    if not settings.OFFLINE_READING:
        hint = "The worker that shows news is switched off with it: set OFFLINE_READING=yes."
        message = "WEB_PUSH_KEY does nothing without OFFLINE_READING."
        found.append(Warning(message, hint=hint, id="pushes.W001"))
    return found
