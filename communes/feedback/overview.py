"""What the province sees of a commune's reports: numbers, never a word of them."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from communes.feedback.models import FeedbackIndexPage, FeedbackReport
from portal.core.overview import WaitingColumn


class OpenReports(WaitingColumn):
    """Open reports, and those that should have been mended by now."""

    name = "feedback"
    title = _("Open reports")
    order = 85
    heads = (_("Open reports"), _("Overdue reports"))
    section = FeedbackIndexPage
    none, some, late = _("None open"), _("%(count)s open"), _("%(count)s reports overdue")

    def open_rows(self) -> QuerySet:
        return FeedbackReport.objects.open()


COLUMNS = (OpenReports(),)
