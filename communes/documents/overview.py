"""What the province sees of a commune's documents, and what its site should have of them."""

from datetime import timedelta

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from communes.documents.models import OfficialDocumentIndexPage, OfficialDocumentPage
from communes.documents.posting import ARCHIVED_AFTER
from portal.core.formatting import number
from portal.core.overview import CompletenessItem, Homes, OverviewColumn, by_home

# How many were issued and posted, how many of these too late, and how many drafts are late.
Posted = tuple[int, int, int]


class PostedDocuments(OverviewColumn[Posted]):
    """Own documents issued within 90 days, those of them that were posted too late, and drafts of
    any age that should have been posted by now."""

    name = "documents"
    title = _("Documents of 90 days")
    order = 55
    heads = (
        _("Documents of 90 days"),
        _("Of these posted too late"),
        _("Issued and not posted in time"),
    )
    section = OfficialDocumentIndexPage

    def read(self, homes: Homes) -> dict[str, Posted]:
        today = timezone.localdate()
        own = homes.pages(OfficialDocumentPage, drafts=True).filter(issuer="")
        posted = Q(live=True, issued_on__gt=today - timedelta(days=ARCHIVED_AFTER))
        waiting = Q(live=False, first_published_at=None, post_by__lt=today)
        found = by_home(
            own.filter(posted | waiting),
            posted=Count("pk", filter=posted),
            late=Count("pk", filter=posted & Q(posted_on__gt=F("post_by"))),
            waiting=Count("pk", filter=waiting),
        )
        return {home: (row["posted"], row["late"], row["waiting"]) for home, row in found.items()}

    def rank(self, found: Posted | None) -> Posted:
        return found or (0, 0, 0)

    def words(self, found: Posted | None) -> str:
        return number(self.rank(found)[0])

    def needs_care(self, found: Posted | None) -> bool:
        return any(self.rank(found)[1:])

    def care_words(self, found: Posted | None) -> str:
        _posted, late, waiting = self.rank(found)
        told = [gettext("%(count)s posted too late") % {"count": number(late)}] if late else []
        if waiting:
            told.append(gettext("%(count)s still to be posted") % {"count": number(waiting)})
        return ", ".join(told)

    def cells(self, found: Posted | None) -> tuple:
        return self.rank(found)


def _has_documents(homes: Homes) -> QuerySet:
    return homes.pages(OfficialDocumentPage)


COLUMNS = (PostedDocuments(),)
ITEMS = (
    CompletenessItem(
        name="document",
        label=_("An official document with its file"),
        why=_("People read what was decided in the original, not what others say of it."),
        order=45,
        having=_has_documents,
        mend=lambda desk, place: desk.add_url(
            place, OfficialDocumentIndexPage, OfficialDocumentPage
        ),
    ),
)
