"""What notices put on the desk: the button, and those that end today or tomorrow."""

from collections.abc import Iterator

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from communes.announcements.models import AnnouncementIndexPage, AnnouncementPage
from communes.announcements.models.receipt import READERS
from communes.announcements.receipts import unread_counts
from communes.announcements.states import ending_soon
from communes.announcements.viewsets import ENDING
from portal.desk.desk import Desk, by_home
from portal.desk.parts import Button, Part, Urgency, Waiting


def desk_parts(desk: Desk) -> Iterator[Part]:
    """Two queries."""
    notices = AnnouncementPage.objects.filter(desk.below_first_homes, ending_soon())
    ending = by_home(notices, count=Count("pk"))
    unread = unread_counts([place.site for place in desk.places])
    for place in desk.places:
        if url := desk.add_url(place, AnnouncementIndexPage, AnnouncementPage):
            yield Button(place, _("Publish an announcement"), "info-circle", url, order=10)
        if desk.changes(place) and (found := ending.get(place.path)):
            count = found["count"]
            text = ngettext(
                "%(count)s announcement ends today or tomorrow",
                "%(count)s announcements end today or tomorrow",
                count,
            ) % {"count": count}
            url = f"{reverse('notices:index')}?state={ENDING}"
            yield Waiting(place, Urgency.SOON, text, url, order=30)
        if desk.changes(place) and (count := unread.get(place.site.pk)):
            text = ngettext(
                "%(count)s notice of the province not read",
                "%(count)s notices of the province not read",
                count,
            ) % {"count": count}
            yield Waiting(place, Urgency.NEW, text, reverse("notices:received"), 20, READERS)
