"""Making, finding, using and revoking links for heads of villages: the one door to them."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from communes.feedback.models import FeedbackReport, HeadLink
from communes.models import Village
from portal.core.models import IdentitySettings, one_to_one
from portal.sites.frame import Frame
from portal.sites.secret_links import hash_of, new_secret

MADE, REVOKED = "feedback.make_link", "feedback.revoke_link"


@transaction.atomic
def make(village: Village, user: Any) -> tuple[HeadLink, str]:
    """A new link and its secret, which is told now and never again."""
    secret = new_secret()
    link = HeadLink.objects.create(
        site=village.site, village=village, made_by=user, secret_hash=hash_of(secret)
    )
    log(link, MADE, user=user, title=str(village))
    return link, secret


def message_of(link: HeadLink, secret: str) -> str:
    """What the officer sends by SMS or Zalo, in Vietnamese."""
    with translation.override(settings.LANGUAGE_CODE):
        told = {
            "commune": one_to_one(link.site, IdentitySettings).name,
            "village": str(link.village),
            "url": link.site.root_url + reverse("head_link", args=[secret]),
            "day": date_format(timezone.localtime(link.expires_at), "SHORT_DATE_FORMAT"),
        }
        return (
            _(
                "%(commune)s: open reports of %(village)s: %(url)s Add a picture and say when it"
                " is done. Only for you; works until %(day)s."
            )
            % told
        )


def find(secret: str, frame: Frame) -> HeadLink | None:
    """The link of a secret that was made on the frame's site and works."""
    links = HeadLink.objects.working().filter(site=frame.site, secret_hash=hash_of(secret))
    return links.select_related("village", "site").first()


def note_use(link: HeadLink) -> None:
    """Writes down when it was used last; no page that readers have changes by it."""
    HeadLink.objects.filter(pk=link.pk).update(used_at=timezone.now())


def revoke(link: HeadLink, user: Any) -> bool:
    """Ends a link now; whether it was still working."""
    working = HeadLink.objects.working().filter(pk=link.pk)
    if not working.update(revoked_at=timezone.now()):
        return False
    log(link, REVOKED, user=user, title=str(link.village))
    return True


def reports_for(link: HeadLink) -> Any:
    """What a head gets: the open reports of the village that readers have, the oldest first."""
    public = FeedbackReport.objects.in_site(link.site).public().open()
    return public.filter(village=link.village).order_by("due_on", "pk")
