"""What `manage.py check` says of the settings of the practice area."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Error, register

from portal.practice.tickets import SHORTEST_KEY, has_key


def is_address(url: str) -> bool:
    """Whether this is the address of a host and nothing below it."""
    parts = urlsplit(url)
    rest = parts.path or parts.query or parts.fragment
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not rest


@register
def check_practice(app_configs, **kwargs) -> list[Error]:
    """Both installations know the key and where the other is; the practice area has own data."""
    found = []
    if (settings.PRACTICE or settings.PRACTICE_URL) and not has_key():
        told = f"PRACTICE_KEY must have at least {SHORTEST_KEY} characters."
        hint = "The same random secret in the environment of both installations."
        found.append(Error(told, hint=hint, id="practice.E001"))
    if settings.PRACTICE_URL and not is_address(settings.PRACTICE_URL):
        told = "PRACTICE_URL is no address such as https://tap-lam.nghean.example.vn."
        found.append(Error(told, id="practice.E002"))
    if settings.PRACTICE and not is_address(settings.PRACTICE_HOME):
        told = "PRACTICE_HOME must be the address of the real portal: https://nghean.example.vn."
        found.append(Error(told, id="practice.E003"))
    return found
