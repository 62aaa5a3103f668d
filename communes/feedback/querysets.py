"""The doors to reports, their pictures and contacts."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Coalesce, Concat
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import Site

from communes.feedback.choices import TAG, Purpose, Status, Step
from communes.models import CommuneSettings
from portal.core.folded import Folded
from portal.core.models.stamps import of_site, on_all_sites
from portal.core.text import fold
from portal.core.workdays import add_months
from portal.pagecache import stamps

if TYPE_CHECKING:
    from communes.feedback.models import FeedbackReport

# How near the last day of a report is a matter for the desk.
SOON_DAYS = 2
# Of closed ones: done on their last day or before.
IN_TIME = Q(closed_at__date__lte=F("due_on"))
PUBLIC = Q(published_at__isnull=False, wants_private=False, kind__is_private=False)


class ReportQuerySet(models.QuerySet["FeedbackReport"]):
    """Reports. Always start from `in_site`, `public` or a permission policy."""

    def in_site(self, site: Site) -> "ReportQuerySet":
        return self.filter(site=site)

    def kept(self) -> "ReportQuerySet":
        """Those that were not withdrawn."""
        return self.exclude(status=Status.WITHDRAWN)

    def open(self) -> "ReportQuerySet":
        return self.filter(status__in=Status.open())

    def overdue(self, today: date | None = None) -> "ReportQuerySet":
        return self.open().filter(due_on__lt=today or timezone.localdate())

    def said_by_head(self) -> "ReportQuerySet":
        """Those that a village's head says are done, and no officer has looked at."""
        return self.filter(status=Status.DONE, outcome="")

    def over(self, day: date) -> "ReportQuerySet":
        """Closed ones of which what is private was kept long enough on a day."""
        closed = self.exclude(status__in=Status.open()).filter(purge_after__lt=day)
        # A sender can add pictures later still.
        photos: Any = self.model._meta.get_field("photos").related_model
        has_originals = Exists(photos.objects.filter(report=OuterRef("pk")).exclude(file=""))
        return closed.filter(~Q(text="") | Q(contact__isnull=False) | has_originals)

    def judged(self, today: date | None = None) -> "ReportQuerySet":
        """Those that tell how the commune keeps its days: done, or overdue."""
        late = Q(status__in=Status.open(), due_on__lt=today or timezone.localdate())
        return self.filter(Q(status=Status.DONE) | late)

    def public(self) -> "ReportQuerySet":
        """Those that readers have, newest first; with what a row of a list shows."""
        found = self.kept().filter(PUBLIC).select_related("kind", "village")
        return found.order_by("-received_at", "-pk")

    def with_words(self, query: str) -> "ReportQuerySet":
        """Those of which what readers get has every word of a query, with or without marks; none
        where it has no word."""
        words = fold(query).split()
        if not words:
            return self.none()
        text = models.TextField()
        read: list[Any] = [Value(" ")]
        for name in ("title", "public_text", "public_place", "village__name"):
            read += [Coalesce(name, Value(""), output_field=text), Value(" ")]
        every = [Q(read__regex=f"[^a-z0-9]{word}[^a-z0-9]") for word in words]
        return self.alias(read=Folded(Concat(*read, output_field=text))).filter(*every)

    def me_too(self, pk: int) -> int:
        """Counts one more who has met the same; how many reports that changed (0 or 1).

        Only the sum is kept: no address, no time.
        """
        site_id = self.filter(pk=pk).values_list("site_id", flat=True).first()
        changed = self.filter(pk=pk).update(me_too_count=F("me_too_count") + 1)
        if changed and site_id:
            stamps.changed(of_site(site_id, TAG), on_all_sites(TAG))
        return changed

    def count_again(self) -> None:
        """Sets running deadlines anew, after working days have changed."""
        for report in self.open().select_related("kind"):
            if report.due_on != (due_on := report.last_day()):
                report.due_on = due_on
                report.save(update_fields=["due_on"])

    @transaction.atomic
    def receive(
        self,
        site: Site,
        key: UUID,
        *,
        contact: dict[str, str] | None = None,
        consents: dict[str, str] | None = None,
        at: datetime | None = None,
        by: Any = None,
        **values: Any,
    ) -> "FeedbackReport":
        """Takes in a report with the pictures that came with `key`; sent again it is the same one.

        `values` are fields of the report; `contact` those of its contact, kept only with a
        consent or where an officer was told them.
        """
        # One at a time for each commune: two processes don't see each other's new rows.
        Site.objects.select_for_update(no_key=True).get(pk=site.pk)
        # Other words from a form that went back are another report.
        if before := self.filter(site=site, sent_key=key, text=values["text"]).first():
            return before
        at = at or timezone.now()
        report = self.model(site=site, sent_key=key, received_at=at, **values)
        report.counts_from = timezone.localdate(at)
        report.due_on = report.last_day()
        report.purge_after = kept_until(site, report.due_on)
        report.save()
        report.events.create(at=at, step=Step.RECEIVED, by=by)
        contact = {name: value for name, value in (contact or {}).items() if value}
        if contact:
            contacts: Any = self.model._meta.get_field("contact").related_model
            contacts.objects.create(report=report, **contact)
        if contact and consents:
            language = get_language() or settings.LANGUAGE_CODE
            report.consents.create(
                purpose=Purpose.CONTACT,
                version=consents[Purpose.CONTACT],
                language=language,
                given_at=at,
            )
        photos: Any = self.model._meta.get_field("photos").related_model
        photos.objects.waiting(site, key).update(report=report)
        return report


class PhotoQuerySet(models.QuerySet):
    """Pictures of reports."""

    def waiting(self, site: Site, key: UUID) -> "PhotoQuerySet":
        """Those that came with a form whose report isn't sent yet."""
        return self.filter(site=site, sent_key=key, report=None)

    def left_behind(self, before: datetime) -> "PhotoQuerySet":
        """Those whose form was never sent off."""
        return self.filter(report=None, added_at__lt=before)


def kept_until(site: Site, day: date) -> date:
    """Until when what is private of a report is kept, counted from a day."""
    return add_months(day, CommuneSettings.of_site(site).retention_months)


def due_soon(today: date) -> Q:
    """Those whose last day comes within `SOON_DAYS`, today among them."""
    return Q(due_on__range=(today, today + timedelta(days=SOON_DAYS)))
