"""What `manage.py check` says of the province's source-information system."""

from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register
def check_source_system(app_configs, **kwargs) -> list[CheckMessage]:
    """Who set a wrong address, or nothing to sign with, learns of it at once."""
    found: list[CheckMessage] = []
    if not settings.SOURCE_SYSTEM_URL:
        return found
    if not settings.SOURCE_SYSTEM_URL.startswith(("https://", "http://")):
        found.append(
            Error("SOURCE_SYSTEM_URL is no address such as https://….", id="bulletins.E001")
        )
    if not settings.SOURCE_SYSTEM_KEY:
        hint = "Set SOURCE_SYSTEM_KEY (docs/bulletins.md)."
        found.append(Error("Nothing signs what is pushed.", hint=hint, id="bulletins.E002"))
    return found
