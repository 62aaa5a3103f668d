"""Which entries readers may see: the one door to them."""

from datetime import time
from typing import Any

from django.db import models
from django.db.models import Case, Value, When
from django.db.models.functions import Coalesce

from portal.core.querysets import below

# Where an entry without a time stands among those with one.
SESSION_STARTS = {
    "all_day": time(0),
    "morning": time(7),
    "afternoon": time(13),
    "evening": time(18),
}


# What readers can narrow a schedule to, as fields of an entry.
KINDS: dict[str | None, dict[str, Any]] = {
    "invited": {"invites_people": True},
    "reception": {"entry_type": "reception"},
}


class ScheduleEntryQuerySet(models.QuerySet):
    """Entries of weekly schedules."""

    def public_in(self, frame, own: bool = False) -> "ScheduleEntryQuerySet":
        """Public entries of the published weeks of a frame's site; on the portal, of all sites,
        unless it asks for its `own`."""
        pages: Any = self.model._meta.get_field("page").related_model
        weeks = pages.objects.in_frame(frame)
        if own:
            weeks = weeks.filter(below({frame.first_root.path, frame.root.path}))
        # A site's weeks are few, so its entries are looked for in those; all weeks of all
        # communes are many, so each entry of the days asked for looks for its own.
        if frame.is_portal and not own:
            return self.filter(
                models.Exists(weeks.filter(pk=models.OuterRef("page"))), is_public=True
            )
        return self.filter(is_public=True, page__in=weeks)

    def of_kind(self, kind: str | None) -> "ScheduleEntryQuerySet":
        """Those that everyone may come to, or citizen receptions; all where no kind is asked."""
        return self.filter(**KINDS.get(kind, {}))

    def in_order(self) -> "ScheduleEntryQuerySet":
        """By day and time, then as the editor put them."""
        whens = [When(session=name, then=Value(start)) for name, start in SESSION_STARTS.items()]
        starts = Coalesce(
            "start_time", Case(*whens, default=Value(time(0)), output_field=models.TimeField())
        )
        return self.order_by("date", starts, "page__path", "sort_order", "translation_key")
