"""What notices put on the desk: the button, and those that end today or tomorrow."""

from collections.abc import Iterator

from django.db.models import Count, F, Value
from django.db.models.functions import Substr
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from communes.announcements.models import AnnouncementIndexPage, AnnouncementPage
from communes.announcements.models.receipt import READERS
from communes.announcements.receipts import with_unread
from communes.announcements.states import ending_soon
from communes.announcements.viewsets import ENDING
from portal.core.querysets import HOME_PATH
from portal.desk.desk import Desk
from portal.desk.parts import Button, Part, Urgency, Waiting


def _counts(desk: Desk) -> dict[tuple[str, str], int]:
    """By what is counted and the path of the home; one query."""
    notices = AnnouncementPage.objects.filter(desk.below_first_homes, ending_soon()).order_by()
    ending = notices.annotate(what=Value("ending"), home=Substr("path", 1, HOME_PATH))
    unread = with_unread([place.site for place in desk.places]).order_by()
    rows = ending.values("what", "home").annotate(count=Count("pk"))
    more = unread.annotate(what=Value("unread"), home=F("root_page__path"), count=F("unread"))
    found = rows.values_list("what", "home", "count").union(
        more.values_list("what", "home", "count"), all=True
    )
    return {(what, home): count for what, home, count in found}


def desk_parts(desk: Desk) -> Iterator[Part]:
    """One query."""
    counts = _counts(desk)
    for place in desk.places:
        if url := desk.add_url(place, AnnouncementIndexPage, AnnouncementPage):
            yield Button(place, _("Publish an announcement"), "info-circle", url, order=10)
        if desk.changes(place) and (count := counts.get(("ending", place.path))):
            text = ngettext(
                "%(count)s announcement ends today or tomorrow",
                "%(count)s announcements end today or tomorrow",
                count,
            ) % {"count": count}
            url = f"{reverse('notices:index')}?state={ENDING}"
            yield Waiting(place, Urgency.SOON, text, url, order=30)
        if desk.changes(place) and (count := counts.get(("unread", place.path))):
            text = ngettext(
                "%(count)s notice of the province not read",
                "%(count)s notices of the province not read",
                count,
            ) % {"count": count}
            yield Waiting(place, Urgency.NEW, text, reverse("notices:received"), 20, READERS)
