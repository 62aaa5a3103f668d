"""Within how many working days a document is posted after it was issued."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from communes.models import CommuneSettings
from portal.core.querysets import sites_at
from portal.core.workdays import add_working_days, working_days_between

if TYPE_CHECKING:
    from communes.documents.models import OfficialDocumentPage

# The portal has no rules of a commune: it keeps the usual term.
USUAL_DAYS = CommuneSettings._meta.get_field("sla_document_days").default
# What is older than so many days when it is posted, is added to the archive.
ARCHIVED_AFTER = 90


def due_on(page: "OfficialDocumentPage") -> date | None:
    """Until which day a document should be posted; None without a day of issue."""
    if not page.issued_on:
        return None
    days = None
    if page.path:
        rules = CommuneSettings.objects.filter(site__in=sites_at(page.path))
        days = rules.values_list("sla_document_days", flat=True).first()
    return add_working_days(page.issued_on, USUAL_DAYS if days is None else days)


@dataclass(frozen=True)
class Posting:
    """How many working days after its issue a document was posted, and how many too late."""

    posted_on: date
    days: int
    late: int

    @classmethod
    def of(cls, page: "OfficialDocumentPage") -> "Posting | None":
        """Of one that was posted; None of what another body issued, and of the archive."""
        if not (page.posted_on and page.issued_on and page.post_by) or page.issuer:
            return None
        if (page.posted_on - page.issued_on).days > ARCHIVED_AFTER:
            return None
        days = working_days_between(page.issued_on, page.posted_on)
        return cls(page.posted_on, days, working_days_between(page.post_by, page.posted_on))
