"""What notices put on the desk: the button, and those that end today or tomorrow."""

from collections.abc import Iterator

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from communes.announcements.models import AnnouncementIndexPage, AnnouncementPage
from communes.announcements.models.receipt import READERS
from communes.announcements.receipts import unread
from communes.announcements.states import ending_soon
from communes.announcements.viewsets import ENDING
from portal.desk.desk import Desk
from portal.desk.parts import Button, Part, Urgency, Waiting

UNREAD = "unread_notices"


def page_counts(user) -> dict[str, Q]:
    """Notices that end today or tomorrow: a translation is no second one."""
    notices = AnnouncementPage.objects.filter(ending_soon(), pk=OuterRef("pk"))
    return {"ending": Q(Exists(notices.filter(locale__language_code=settings.LANGUAGE_CODE)))}


def site_counts() -> dict[str, Subquery]:
    """What the province asks a commune to read."""
    return {UNREAD: unread()}


def desk_parts(desk: Desk) -> Iterator[Part]:
    """No query of its own."""
    ending = desk.pages("ending")
    for place in desk.places:
        if url := desk.add_url(place, AnnouncementIndexPage, AnnouncementPage):
            yield Button(place, _("Publish an announcement"), "info-circle", url, order=10)
        if desk.changes(place) and (count := ending[place]):
            text = ngettext(
                "%(count)s announcement ends today or tomorrow",
                "%(count)s announcements end today or tomorrow",
                count,
            ) % {"count": count}
            url = f"{reverse('notices:index')}?state={ENDING}"
            yield Waiting(place, Urgency.SOON, text, url, order=30)
        if desk.changes(place) and not place.is_portal and (count := desk.count(place, UNREAD)):
            text = ngettext(
                "%(count)s notice of the province not read",
                "%(count)s notices of the province not read",
                count,
            ) % {"count": count}
            yield Waiting(place, Urgency.NEW, text, reverse("notices:received"), 20, READERS)
