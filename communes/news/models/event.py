"""An event: when, where, who holds it, whether it takes place."""

from datetime import UTC, datetime
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import PageManager
from wagtail.search import index

from communes.news.choices import KIND, TAG
from communes.news.querysets import EventQuerySet
from communes.news.structured_data import event_data
from portal.core.blocks import BODY_BLOCKS
from portal.core.fields import BodyField
from portal.core.finding import SearchFacts
from portal.core.hints import Text
from portal.core.models import BasePage, SummaryMixin

# Numbers of changes in calendars count seconds from here, and fit 31 bits until 2088.
FIRST_SECOND = datetime(2020, 1, 1, tzinfo=UTC)


class EventPage(SummaryMixin, BasePage):
    """A festival, a fair, a class: people come, also from elsewhere.

    It stands in the calendars that phones follow, under an identifier of its own; one that
    was called off stays and says so.
    """

    # A draft may not know it yet; what is published does (`blank` is off).
    begins_at = models.DateTimeField(_("begins"), null=True, db_index=True)
    ends_at = models.DateTimeField(
        _("ends"), null=True, blank=True, help_text=_("Leave empty where nobody knows it.")
    )
    place = models.CharField(pgettext_lazy("event", "place"), max_length=160)
    organiser = models.CharField(
        _("organiser"),
        max_length=160,
        blank=True,
        help_text=_("Leave empty for the site’s own body, such as the People’s Committee."),
    )
    is_cancelled = models.BooleanField(
        _("called off"),
        default=False,
        help_text=_("It stays in lists and calendars and says that it doesn’t take place."),
    )
    body = BodyField(BODY_BLOCKS, verbose_name=_("text"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("begins_at"), FieldPanel("ends_at")]),
                FieldPanel("place"),
                FieldPanel("organiser"),
                FieldPanel("is_cancelled"),
            ],
            heading=_("When and where"),
        ),
        FieldPanel("body"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary", boost=2),
        index.SearchField("place"),
        index.SearchField("organiser"),
        index.SearchField("body"),
        index.FilterField("begins_at"),
    ]
    facts_in_words = ("place", "organiser")

    template = "news/event_page.html"
    search_kind = KIND
    asks_usefulness = True
    contributors_write = True
    asks_for_approval = True
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []
    nav_icon = "cal"
    og_type = "article"

    objects = PageManager.from_queryset(EventQuerySet)()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def publishing_errors(self) -> dict[str, Text]:
        errors = super().publishing_errors()
        if self.begins_at and self.ends_at and self.ends_at <= self.begins_at:
            errors["ends_at"] = _("Choose a moment after the one at which it begins.")
        return errors

    def start_afresh(self) -> None:
        """A copy is another event, which takes place."""
        super().start_afresh()
        self.is_cancelled = False

    start_afresh.alters_data = True  # type: ignore[attr-defined]  # read by templates

    @property
    def uid(self) -> UUID:
        """What calendars know it by: the same in every language, another for a copy."""
        return self.translation_key

    @property
    def sequence(self) -> int:
        """What calendars number its changes by. From the moment of publishing, so that an older
        revision that is published again counts on, never back."""
        published = self.last_published_at
        return int((published - FIRST_SECOND).total_seconds()) if published else 0

    @property
    def is_over(self) -> bool:
        """One without an end is over when its day is."""
        if self.ends_at:
            return self.ends_at <= timezone.now()
        begins = self.begins_at
        return bool(begins) and timezone.localdate(begins) < timezone.localdate()

    @property
    def ends_on_another_day(self) -> bool:
        begins, ends = self.begins_at, self.ends_at
        return bool(begins and ends) and timezone.localdate(ends) != timezone.localdate(begins)

    @property
    def search_facts(self) -> SearchFacts:
        return SearchFacts(date=self.begins_at)

    def get_context(self, request, *args, **kwargs):
        # Its section looks for it among the news, too.
        request.frame.follows(TAG)
        return super().get_context(request, *args, **kwargs)

    def structured_data(self, context) -> list[dict]:
        return event_data(self, context["frame"])
