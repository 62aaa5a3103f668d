"""One line of a weekly schedule."""

import hashlib
from datetime import time

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin

from communes.schedules.grid import DayInput, HourInput
from communes.schedules.querysets import SESSION_STARTS, ScheduleEntryQuerySet
from portal.core.hints import Text
from portal.core.publishing import PublishingRules


class Session(models.TextChoices):
    """The part of the day, as schedules of offices write it."""

    MORNING = "morning", _("Morning")
    AFTERNOON = "afternoon", _("Afternoon")
    EVENING = "evening", _("Evening")
    ALL_DAY = "all_day", _("All day")


class EntryType(models.TextChoices):
    """What kind of work it is."""

    MEETING = "meeting", _("Meeting")
    RECEPTION = "reception", _("Citizen reception")
    FIELD = "field", _("Work in the villages")
    ONLINE = "online", _("Online meeting")
    CEREMONY = "ceremony", _("Ceremony, festival")
    DUTY = "duty", _("On duty")


# Starts that fit a session: from the first, before the second.
SESSION_SPANS = {
    Session.MORNING: (time(0), time(12)),
    Session.AFTERNOON: (time(12), time(18)),
    Session.EVENING: (time(17), time.max),
    Session.ALL_DAY: (time(0), time.max),
}


def session_of(start: time, said: Session | None = None) -> Session:
    """The part of the day of an hour; what was said, where the hour fits into it."""
    if said == Session.ALL_DAY:
        return said
    if said:
        first, last = SESSION_SPANS[said]
        if first <= start < last:
            return said
    if start < time(12):
        return Session.MORNING
    return Session.AFTERNOON if start < time(18) else Session.EVENING


class ScheduleEntry(PublishingRules, TranslatableMixin, Orderable):
    """A meeting, a reception or a visit, with its place in calendars.

    Its calendar identity is Wagtail's `translation_key`, which has just the life
    an iCalendar UID needs: revisions and translations keep it, a copy gets its own.
    `sequence` and `changed_at` are set when a week is published (CalendarRecord).
    """

    page = ParentalKey(
        "schedules.WorkSchedulePage", on_delete=models.CASCADE, related_name="entries"
    )
    date = models.DateField(_("date"))
    session = models.CharField(
        _("part of the day"), max_length=10, choices=Session.choices, default=Session.MORNING
    )
    start_time = models.TimeField(pgettext_lazy("time", "from"), null=True, blank=True)
    end_time = models.TimeField(pgettext_lazy("time", "to"), null=True, blank=True)
    content = models.CharField(_("content"), max_length=250)
    place = models.CharField(_("place"), max_length=160)
    chair = models.CharField(
        _("chair"),
        max_length=160,
        blank=True,
        help_text=_("The post is enough: “Phó Chủ tịch UBND xã”."),
    )
    host_unit = models.CharField(_("prepared by"), max_length=160, blank=True)
    participants = models.CharField(_("participants"), max_length=250, blank=True)
    entry_type = models.CharField(
        pgettext_lazy("schedule", "kind"),
        max_length=10,
        choices=EntryType.choices,
        default=EntryType.MEETING,
    )
    is_public = models.BooleanField(
        _("public"),
        default=True,
        help_text=_("Unticked: internal, shown to no reader anywhere."),
    )
    invites_people = models.BooleanField(
        _("everyone is invited"), default=False, help_text=_("Shows “Mời bà con”.")
    )
    is_cancelled = models.BooleanField(
        _("cancelled"),
        default=False,
        help_text=_("Stays on the page as “Đã huỷ” and leaves people's calendars."),
    )
    sequence = models.PositiveIntegerField(_("sequence"), default=0, editable=False)
    changed_at = models.DateTimeField(_("changed at"), default=timezone.now, editable=False)

    objects = ScheduleEntryQuerySet.as_manager()

    panels = [
        FieldRowPanel([FieldPanel("date", widget=DayInput), FieldPanel("session")]),
        FieldRowPanel(
            [
                FieldPanel("start_time", widget=HourInput),
                FieldPanel("end_time", widget=HourInput),
            ]
        ),
        FieldPanel("content"),
        FieldRowPanel([FieldPanel("place"), FieldPanel("chair")]),
        FieldRowPanel([FieldPanel("participants"), FieldPanel("host_unit")]),
        FieldRowPanel(
            [
                FieldPanel("entry_type"),
                FieldPanel("is_public"),
                FieldPanel("invites_people"),
                FieldPanel("is_cancelled"),
            ]
        ),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("schedule entry")
        verbose_name_plural = _("schedule entries")
        indexes = [models.Index(fields=["date", "is_public"], name="schedule_entry_by_day")]

    def __str__(self):
        return self.content

    def clean(self):
        if self.start_time and self.session in Session.values:
            self.session = session_of(self.start_time, Session(self.session))
        super().clean()

    def publishing_errors(self) -> dict[str, Text]:
        errors = super().publishing_errors()
        if self.end_time and not self.start_time:
            errors["end_time"] = _("Give the starting time first.")
        elif self.end_time and self.start_time and self.end_time <= self.start_time:
            errors["end_time"] = _("The end must be after the start.")
        if self.invites_people and not self.is_public:
            errors["invites_people"] = _("An internal entry can't invite everyone.")
        return errors

    @property
    def uid(self):
        """The identity of this entry in people's calendars."""
        return self.translation_key

    @property
    def time_text(self) -> str:
        """When on its day: "7:30", "14:00–16:00", or "Sáng" where no time is given."""
        if not self.start_time:
            return self.get_session_display()
        times = [f"{value:%-H:%M}" for value in (self.start_time, self.end_time) if value]
        return "–".join(times)

    @property
    def is_online(self) -> bool:
        return self.entry_type == EntryType.ONLINE

    @property
    def order_key(self) -> tuple:
        """Sorts as `in_order` does, for entries that are in memory only."""
        start = self.start_time or SESSION_STARTS[self.session]
        # The last tells twins apart in the same way in every language.
        return (self.date, start, self.sort_order or 0, str(self.translation_key))

    @property
    def fingerprint(self) -> str:
        """Changes exactly when something changes that calendars show."""
        told = (
            self.date,
            self.session,
            self.start_time,
            self.end_time,
            self.content,
            self.place,
            self.chair,
            self.host_unit,
            self.participants,
            self.entry_type,
            self.invites_people,
            self.is_cancelled,
        )
        return hashlib.sha256(repr(told).encode()).hexdigest()
