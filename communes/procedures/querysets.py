"""Which procedures a site shows, and with what."""

from typing import Any

from django.db.models import (
    BooleanField,
    CharField,
    Exists,
    OuterRef,
    Prefetch,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from portal.sites.frame import Frame
from portal.sites.shared import SharedPageQuerySet

# The tag that kept pages follow (portal.pagecache).
TAG = "procedures"


WORDS = ("counter", "hours", "phone", "notes")


def _own(rows: QuerySet, name: str, output: Any, default: object) -> Coalesce:
    found = Subquery(rows.values(name)[:1], output_field=output)
    return Coalesce(found, Value(default, output_field=output))


def in_order(procedures: QuerySet) -> QuerySet:
    """By field as the province orders these, then by what people call them."""
    return procedures.order_by("field__order", "field__name", "everyday_name", "title", "pk")


class ProcedureQuerySet(SharedPageQuerySet):
    """Procedures of the province."""

    def shown_in(self, frame: Frame) -> "ProcedureQuerySet":
        """What a site shows: the portal all, a commune those that it offers; live, each in one
        language."""
        shown: Any = super().shown_in(frame)
        return shown if frame.is_portal else shown.filter(~Exists(self._refused_in(frame)))

    def _refused_in(self, frame: Frame):
        overlays = self.model._meta.get_field("overlays").related_model.objects
        return overlays.filter(
            site=frame.site.pk,
            is_offered=False,
            procedure__translation_key=OuterRef("translation_key"),
        )

    def with_own_words(self, frame: Frame) -> "ProcedureQuerySet":
        """With what a site says of its own: `own_counter`, `own_hours`, `own_phone`, `own_notes`,
        "" where it says nothing, as the portal does."""
        return self.with_words_of(frame.site.pk)

    def with_words_of(self, site_id: int) -> "ProcedureQuerySet":
        """The same for a site by its key, and `is_offered`."""
        overlays: Any = self.model._meta.get_field("overlays").related_model.objects
        own = overlays.filter(site=site_id, procedure__translation_key=OuterRef("translation_key"))
        words = {f"own_{name}": _own(own, name, CharField(), "") for name in WORDS}
        return self.annotate(**words, is_offered=_own(own, "is_offered", BooleanField(), True))

    def for_list(self) -> "ProcedureQuerySet":
        """With what a row shows: the field, and the ways of filing in one query for all."""
        return self.select_related("locale", "field").prefetch_related("ways")

    def whole(self) -> "ProcedureQuerySet":
        """With all that the page of one shows: five queries."""
        rows = self.model._meta.get_field("bases").related_model.objects
        bases = rows.select_related("basis__replaced_by")
        papers = self.model._meta.get_field("papers").related_model.objects
        return self.select_related("locale", "field").prefetch_related(
            "ways",
            "steps",
            Prefetch("papers", queryset=papers.select_related("form")),
            Prefetch("bases", queryset=bases),
        )

    def resting_on_ended(self) -> "ProcedureQuerySet":
        """Those with a legal basis that is out of force today: to be checked."""
        today = timezone.localdate()
        rows = self.model._meta.get_field("bases").related_model.objects
        ended = rows.filter(page=OuterRef("pk"), basis__effective_to__lt=today)
        return self.filter(Exists(ended))
