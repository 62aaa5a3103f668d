"""What the calendar feeds have told people's phones, so that it can be taken back."""

from typing import Any

from django.db import models
from django.db.models import F, Max, Q
from django.utils import timezone


class CalendarRecordQuerySet(models.QuerySet["CalendarRecord"]):
    """The memory of the feeds."""

    def withdraw(self) -> int:
        """Cancels these entries in the feeds; returns how many were not cancelled yet."""
        return self.filter(is_withdrawn=False).update(
            is_withdrawn=True, sequence=F("sequence") + 1, changed_at=timezone.now()
        )

    def record(self, week) -> None:
        """Notes what a published week tells from now on, and numbers its changed entries.

        The numbers live here and not in revisions: publishing an old revision
        again must count on, never back. Public entries that are gone, or are
        internal now, are cancelled; nothing of their text is kept.
        """
        feed = week.get_parent()
        public = {entry.uid: entry for entry in week.entries.all() if entry.is_public}
        known = {record.uid: record for record in self.filter(feed_id=feed.pk, uid__in=public)}
        highest = dict(
            self.filter(uid__in=public).values_list("uid").annotate(highest=Max("sequence"))
        )
        for uid, entry in public.items():
            record: Any = known.get(uid)
            if record is None:
                sequence = highest[uid] + 1 if uid in highest else 0
                record = self.model(feed_id=feed.pk, uid=uid, sequence=sequence)
            elif record.says(entry):
                sequence = record.sequence
            else:
                sequence = max(record.sequence, highest[uid]) + 1
            record.tell(entry, sequence, week)
        gone = self.filter(page=week).exclude(Q(feed_id=feed.pk) & Q(uid__in=public))
        gone.withdraw()


class CalendarRecord(models.Model):
    """What one feed last said of one entry: its number and day, and a hash of the rest.

    Outlives the entry and its page: a phone that holds the entry must hear that
    it is cancelled. Holds no text, as the entry may have been public by mistake.
    """

    never_shown = "The feed's memory of weeks, whose own saving tells the stamps."

    feed = models.ForeignKey(
        "schedules.WorkScheduleIndexPage", on_delete=models.CASCADE, related_name="+"
    )
    page = models.ForeignKey(
        "schedules.WorkSchedulePage", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    uid = models.UUIDField()
    sequence = models.PositiveIntegerField(default=0)
    date = models.DateField(db_index=True)
    start_time = models.TimeField(null=True)
    fingerprint = models.CharField(max_length=64)
    is_withdrawn = models.BooleanField(default=False)
    changed_at = models.DateTimeField(default=timezone.now)

    objects = CalendarRecordQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["feed", "uid"], name="calendar_record_once_per_feed")
        ]

    def __str__(self):
        return f"{self.uid} #{self.sequence}"

    def says(self, entry) -> bool:
        """Whether this is what people's calendars already hold."""
        return not self.is_withdrawn and self.fingerprint == entry.fingerprint

    def tell(self, entry, sequence: int, week) -> None:
        """Stores what is told now, and writes its number back to the entry."""
        if self._state.adding or sequence != self.sequence:
            self.changed_at = timezone.now()
        self.page_id, self.sequence, self.is_withdrawn = week.pk, sequence, False
        self.date, self.start_time = entry.date, entry.start_time
        self.fingerprint = entry.fingerprint
        self.save()
        if (entry.sequence, entry.changed_at) != (sequence, self.changed_at):
            entry.sequence, entry.changed_at = sequence, self.changed_at
            type(entry).objects.filter(pk=entry.pk).update(
                sequence=sequence, changed_at=self.changed_at
            )
