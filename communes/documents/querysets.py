"""Which documents stand in lists, in what order, and whether they are in force."""

from datetime import date, datetime, time

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Substr
from django.utils import timezone

from communes.documents.models.choices import Force, RelationKind
from portal.core.querysets import HOME_PATH, PortalPageQuerySet

# The tag that kept pages follow (portal.pagecache).
TAG = "documents"
# What pages of communes follow that name documents of the portal by their numbers.
BY_NUMBER = "documents-by-number"


class OfficialDocumentQuerySet(PortalPageQuerySet):
    """Documents by their days; `today` is a day, else this one in Vietnam."""

    def newest(self) -> "OfficialDocumentQuerySet":
        """By the day of issue."""
        return self.order_by("-issued_on", "-pk")

    def for_list(self) -> "OfficialDocumentQuerySet":
        """With what a row shows."""
        return self.select_related("locale", "document_type", "file").with_force()

    def whole(self) -> "OfficialDocumentQuerySet":
        """With what a document's own page shows."""
        return self.select_related("locale", "document_type", "file__reading").with_force()

    def _touched_by(self, kind: RelationKind, today: date) -> Exists:
        """Whether a document of the same site that is in force does this to it.

        Asked of originals only: a translation's rows name the same documents from another tree.
        """
        relations = self.model._meta.get_field("relations").related_model.objects
        return Exists(
            relations.alias(
                home=Substr("page__path", 1, HOME_PATH),
                home_of_target=Substr("target__path", 1, HOME_PATH),
            ).filter(
                target_key=OuterRef("translation_key"),
                kind=kind,
                page__live=True,
                page__in_force_from__lte=today,
                home=F("home_of_target"),
            )
        )

    def _force(self, today: date) -> Case:
        return Case(
            When(in_force_from__gt=today, then=Value(Force.TO_COME.value)),
            When(effective_to__lt=today, then=Value(Force.ENDED.value)),
            When(self._touched_by(RelationKind.REPLACES, today), then=Value(Force.REPLACED.value)),
            When(self._touched_by(RelationKind.AMENDS, today), then=Value(Force.AMENDED.value)),
            default=Value(Force.IN_FORCE.value),
            output_field=CharField(),
        )

    def with_force(self, today: date | None = None) -> "OfficialDocumentQuerySet":
        """With `force_code`, in the same query."""
        return self.annotate(force_code=self._force(today or timezone.localdate()))

    def in_state(self, force: str, today: date | None = None) -> "OfficialDocumentQuerySet":
        """Those in a state; what is amended is in force, too."""
        wanted = [Force.IN_FORCE, Force.AMENDED] if force == Force.IN_FORCE else [force]
        return self.alias(asked=self._force(today or timezone.localdate())).filter(
            asked__in=[str(one) for one in wanted]
        )

    def overdue(self, today: date | None = None) -> "OfficialDocumentQuerySet":
        """Drafts that should have been posted by now."""
        today = today or timezone.localdate()
        return self.filter(live=False, first_published_at=None, post_by__lt=today)

    def next_change(self, frame, now: datetime | None = None) -> datetime | None:
        """When the next document of a site's lists comes into force or ends, aware; None if none.

        A clock of the kept pages (portal.pagecache.clocks).
        """
        today = timezone.localdate(now)
        pages = self.visible_in(frame).order_by()
        begins = pages.filter(in_force_from__gt=today).order_by("in_force_from")
        ends = pages.filter(effective_to__gte=today).order_by("effective_to")
        days = [*begins.values_list("in_force_from", flat=True)[:1]]
        days += [date.fromordinal(day.toordinal() + 1) for day in _first(ends, "effective_to")]
        if not days:
            return None
        return timezone.make_aware(datetime.combine(min(days), time()))


def _first(pages, name: str) -> list[date]:
    return list(pages.filter(~Q(**{name: date.max})).values_list(name, flat=True)[:1])
