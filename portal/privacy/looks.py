"""The one door to the log of looks: what an officer saw, took along or downloaded."""

from datetime import timedelta

from django.utils import timezone
from wagtail.models import Site

from portal.core.collections import site_of
from portal.privacy.models.looks import LONGEST_NAME, LONGEST_THING, AccessRecord

# Whoever comes back to the same thing within that time looks once.
REPEAT_WITHIN = timedelta(minutes=10)


def officer_name(user) -> str:
    """How the log calls an officer, also when the account is gone: "Lê Thị An (a-editor)"."""
    name, login = user.get_full_name(), user.get_username()
    return (f"{name} ({login})" if name else login)[:LONGEST_NAME]


def record_look(user, site: Site, kind: str, thing: str, reason: str = "") -> None:
    """Notes that an officer looked at a thing of a site (`kind`: an `AccessRecord.Kind`).

    `thing` names it without a citizen's data: the code of a question, a file's number and
    title. Nothing is written for readers, who have no account. An error here stops the look:
    what can't be noted isn't shown.
    """
    if not user.is_authenticated:
        return
    thing = thing[:LONGEST_THING]
    now = timezone.now()
    same = AccessRecord.objects.filter(
        site=site, officer=user, kind=kind, thing=thing, reason=reason, at__gt=now - REPEAT_WITHIN
    )
    if not same.exists():
        AccessRecord.objects.create(
            site=site,
            at=now,
            officer=user,
            officer_name=officer_name(user),
            kind=kind,
            thing=thing,
            reason=reason,
        )


def record_download(sender, document, request, **kwargs) -> None:
    """An officer got a file that no page shows: in the log of the site whose file it is."""
    site = site_of(document.collection) or request.frame.site
    kind = AccessRecord.Kind.FILE
    record_look(request.user, site, kind, f"{document.pk}: {document.title}")
