"""Documents for feed readers."""

from datetime import datetime, time

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from communes.documents.models import OfficialDocumentPage
from communes.documents.querysets import OfficialDocumentQuerySet
from portal.machines.feeds import SiteFeed
from portal.sites.frame import Frame


class DocumentFeed(SiteFeed):
    """The newest documents; on the portal, of the province and all communes."""

    name = "documents"
    section = "OfficialDocumentIndexPage"
    label = pgettext_lazy("section", "Documents")

    def get_items(self, frame: Frame) -> OfficialDocumentQuerySet:
        items = OfficialDocumentPage.objects.in_frame(frame).newest()
        return items.select_related("locale", "document_type", "file__reading")

    def texts(self, item) -> list[str]:
        """What it is about, whose it is, and how its file is known for the right one."""
        day = date_format(item.issued_on) if item.issued_on else ""
        signer = ", ".join(text for text in (item.signer_name, item.signer_title) if text)
        reading = item.reading
        return [
            item.abstract,
            " · ".join(text for text in (item.issuer, signer, day) if text),
            _("SHA-256 of the original file: %(sum)s") % {"sum": reading.sha256} if reading else "",
        ]

    def tags(self, item) -> list[str]:
        domain = [str(item.get_domain_display())] if item.domain else []
        return [item.type_name, *domain]

    def item_pubdate(self, item):
        day = item.posted_on or item.issued_on
        return timezone.make_aware(datetime.combine(day, time()))

    def item_updateddate(self, item):
        return item.last_published_at or self.item_pubdate(item)

    def item_author_name(self, item):
        return item.issuer or super().item_author_name(item)
