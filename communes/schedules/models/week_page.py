"""The schedule of one week."""

from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from communes.schedules.forms import WorkScheduleForm
from communes.schedules.grid import WeekGrid
from communes.schedules.models.calendar_record import CalendarRecord
from communes.schedules.models.entry import ScheduleEntry
from communes.schedules.structured_data import events_data
from communes.schedules.week_board import board_of
from portal.core.finding import SearchFacts, SearchKind
from portal.core.models import BasePage
from portal.core.weeks import Week


class WorkSchedulePage(BasePage):
    """One week of a commune's work. Its title and address follow from `starts_on`."""

    starts_on = models.DateField(
        _("week of"),
        db_index=True,
        help_text=_("Any day of the week will do: it becomes Monday."),
    )
    iso_year = models.PositiveSmallIntegerField(_("year"), editable=False)
    week_number = models.PositiveSmallIntegerField(_("week"), editable=False)
    approved_by = models.CharField(
        _("approved by"),
        max_length=120,
        blank=True,
        help_text=_("The post: “Chủ tịch UBND xã”."),
    )
    note = models.CharField(
        _("note to readers"),
        max_length=300,
        blank=True,
        help_text=_("Such as what has changed. Stands above the table."),
    )
    attachment = models.ForeignKey(
        "core.CustomDocument",
        verbose_name=_("original file"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    attachment_is_public = models.BooleanField(
        _("readers may download it"),
        default=False,
        help_text=_("Only where the file holds no internal entries."),
    )

    base_form_class = WorkScheduleForm
    content_panels = [
        FieldPanel("starts_on"),
        FieldPanel("note"),
        WeekGrid("entries", heading=_("Entries"), label=_("Entry")),
        FieldPanel("approved_by"),
        MultiFieldPanel(
            [FieldPanel("attachment"), FieldPanel("attachment_is_public")],
            heading=_("Original file"),
        ),
    ]
    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("seo_title"), FieldPanel("search_description")],
            heading=_("For search engines"),
        )
    ]
    # Never the entries' own fields: internal ones would be found by their words.
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("public_text"),
        index.FilterField("starts_on"),
    ]

    # Made from the date, in each language.
    override_translatable_fields = [
        SynchronizedField("title", overridable=False),
        SynchronizedField("slug", overridable=False),
    ]
    facts_in_words = ("approved_by", "note")
    asks_for_approval = True

    template = "schedules/work_schedule_page.html"
    search_kind = SearchKind(
        "schedule",
        pgettext_lazy("kind of results", "Work schedules"),
        news=True,
        alike=True,
        gathered=("entries",),
    )
    parent_page_types = ["schedules.WorkScheduleIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("weekly schedule")
        verbose_name_plural = _("weekly schedules")
        indexes = [models.Index(fields=["iso_year", "week_number"], name="schedule_by_week")]

    def full_clean(self, *args, **kwargs):
        self._follow_week()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self):
        self._follow_week()
        super().minimal_clean()

    def clean(self):
        # First: Wagtail would only say that the address is taken.
        if self.path:
            self.refuse_second_page(self.get_parent(), self.starts_on)
        super().clean()

    def errors_of_parts(self) -> list[str]:
        week = self.week
        if all(entry.date in week for entry in self.entries.all()):
            return []
        return [_("Choose a day of this week: %(span)s.") % {"span": week.span}]

    def work_out(self) -> None:
        super().work_out()
        self._follow_week()

    @transaction.atomic
    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        if self.live and kwargs.get("update_fields") is None:
            CalendarRecord.objects.record(self)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["board"] = board_of(self, request.frame)
        return context

    def structured_data(self, context) -> list[dict]:
        return [*super().structured_data(context), *events_data(self, context["frame"])]

    @property
    def search_facts(self) -> SearchFacts:
        """Dated by its Monday."""
        monday = datetime.combine(self.starts_on, time.min)
        return SearchFacts(date=timezone.make_aware(monday))

    @property
    def week(self) -> Week:
        return Week.of(self.starts_on)

    @property
    def month(self) -> date:
        """The first day of the month that the week begins in."""
        return self.starts_on.replace(day=1)

    @cached_property
    def public_entries(self) -> list[ScheduleEntry]:
        """What readers see of this week, in its order; also of a draft in the preview."""
        return sorted(self.entries.filter(is_public=True), key=lambda entry: entry.order_key)

    @property
    def public_attachment(self):
        """The original file where readers may have it, else None."""
        return self.attachment if self.attachment_is_public else None

    def gives_file(self, document) -> bool:
        """The original file may hold internal entries: only where readers may have it."""
        return self.attachment_is_public and self.attachment_id == document.pk

    @property
    def summary_text(self) -> str:
        return self.search_description or _("Public work of the commune, %(span)s.") % {
            "span": self.week.span
        }

    def public_text(self) -> str:
        """What the search finds this week by."""
        told = ("content", "place", "chair", "host_unit", "participants")
        parts = [self.note]
        # Not filtered: results have read the entries of all their weeks together.
        for entry in self.entries.all():
            if not entry.is_public:
                continue
            parts += [getattr(entry, name) for name in told]
        return "\n".join(part for part in parts if part)

    def refuse_second_page(self, parent: Page, day: date | None) -> None:
        """Raises ValidationError where the day's week already has a page in this language."""
        if day is None:
            return
        siblings = WorkSchedulePage.objects.child_of(parent).exclude(pk=self.pk)
        taken = siblings.filter(starts_on=Week.of(day).monday).first()
        if taken:
            raise ValidationError(
                {
                    "starts_on": _(
                        "“%(title)s” already exists. Edit that page, or choose another week."
                    )
                    % {"title": taken.title}
                }
            )

    def copy_to(self, week: Week, user=None) -> "WorkSchedulePage":
        """A draft of another week with the same entries on its weekdays, not cancelled."""
        shift: timedelta = week.monday - self.week.monday

        def move(_page, _copy, _relation, entry):
            entry.date += shift
            entry.is_cancelled, entry.sequence = False, 0

        language = self.locale.language_code
        return self.copy(
            update_attrs={
                "starts_on": week.monday,
                "title": week.title_in(language),
                "slug": week.slug_in(language),
            },
            exclude_fields=[
                "note",
                "approved_by",
                "attachment",
                "attachment_is_public",
                "is_sample",
            ],
            copy_revisions=False,
            keep_live=False,
            process_child_object=move,
            user=user,
        )

    copy_to.alters_data = True  # type: ignore[attr-defined]  # read by templates

    def _follow_week(self) -> None:
        if not isinstance(self.starts_on, date):
            return
        week = self.week
        language = self.locale.language_code if self.locale_id else settings.LANGUAGE_CODE
        self.starts_on = week.monday
        self.iso_year, self.week_number = week.year, week.number
        self.title, self.slug = week.title_in(language), week.slug_in(language)
