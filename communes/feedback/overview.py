"""What the province sees of a commune's reports: numbers, never a word of them."""

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from communes.feedback.models import FeedbackIndexPage, FeedbackReport
from portal.core.formatting import number
from portal.core.overview import Homes, OverviewColumn, by_home

# How many are overdue, and how many are open, these among them.
Waiting = tuple[int, int]


class OpenReports(OverviewColumn[Waiting]):
    """Open reports, and those that should have been mended by now."""

    name = "feedback"
    title = _("Open reports")
    order = 85
    heads = (_("Open reports"), _("Overdue reports"))
    section = FeedbackIndexPage

    def read(self, homes: Homes) -> dict[str, Waiting]:
        late = Count("pk", filter=Q(due_on__lt=timezone.localdate()))
        found = by_home(homes.rows(FeedbackReport.objects.open()), late=late, waiting=Count("pk"))
        return {home: (row["late"], row["waiting"]) for home, row in found.items()}

    def rank(self, found: Waiting | None) -> Waiting:
        return found or (0, 0)

    def words(self, found: Waiting | None) -> str:
        _late, waiting = self.rank(found)
        if not waiting:
            return gettext("None open")
        return gettext("%(count)s open") % {"count": number(waiting)}

    def needs_care(self, found: Waiting | None) -> bool:
        return self.rank(found)[0] > 0

    def care_words(self, found: Waiting | None) -> str:
        return gettext("%(count)s reports overdue") % {"count": number(self.rank(found)[0])}

    def cells(self, found: Waiting | None) -> tuple:
        late, waiting = self.rank(found)
        return waiting, late


COLUMNS = (OpenReports(),)
