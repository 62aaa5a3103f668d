"""The one door to browsers that are told: beginning, asking, ending."""

from django.db import transaction
from django.utils.translation import get_language
from wagtail.models import Site

from communes.pushes.choices import Purpose
from communes.pushes.models import Browser
from portal.core.ratelimit import is_used_too_often
from portal.privacy.models import DataRequest

PROVIDER = "push"
HOUR = 60 * 60
# New browsers of one site an hour.
BROWSERS_OF_SITE = 300


class TooMany(Exception):
    """More browsers of a site than people would send."""


@transaction.atomic
def begin(site: Site, endpoint: str, p256dh: str, auth: str, version: str) -> Browser:
    """Tells a browser from now on, or again with the keys and in the language that it has now.
    Raises TooMany."""
    if is_used_too_often("push-site", str(site.pk), BROWSERS_OF_SITE, HOUR):
        raise TooMany
    values = {
        "p256dh": p256dh,
        "auth": auth,
        "failing_since": None,
        "purpose": Purpose.NEWS,
        "version": version,
        "language": get_language() or "vi",
    }
    found, _is_new = Browser.objects.update_or_create(site=site, endpoint=endpoint, defaults=values)
    return found


def known(site: Site, endpoint: str) -> Browser | None:
    """The browser of an endpoint on a site; who knows the one holds the other."""
    return Browser.objects.filter(site=site, endpoint=endpoint).first()


@transaction.atomic
def leave(browser: Browser) -> None:
    """Ends it: all of it goes at once, with what was written of it at the desk of requests."""
    DataRequest.objects.about(PROVIDER, browser.code).forget()
    browser.delete()
