"""One announcement (thông báo)."""

from datetime import datetime, time, timedelta
from math import ceil

from django.db import models
from django.http import Http404
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import PageManager
from wagtail.search import index

from communes.announcements.dangers import danger_choices
from communes.announcements.models.choices import Category, Reach, Urgency
from communes.announcements.models.reach import ReachFields, ReachMixin, communes_label
from communes.announcements.models.rules import AnnouncementRules
from communes.announcements.models.telling import TellingMixin
from communes.announcements.models.villages import LABEL_LENGTH, villages_label
from communes.announcements.page_form import AnnouncementPageForm
from communes.announcements.panels import announcement_edit_handler
from communes.announcements.querysets import TAG, URGENT_TAG, AnnouncementQuerySet
from communes.announcements.structured_data import announcement_data
from portal.core.blocks import BODY_BLOCKS
from portal.core.fields import BodyField
from portal.core.finding import SearchFacts, SearchKind
from portal.core.models import BasePage, SummaryMixin
from portal.core.phone_links import Phone, find_phones
from portal.core.typed.phones import phone_link

# Vietnamese is counted in syllables: an unhurried reader takes about so many a minute.
SYLLABLES_A_MINUTE = 180
MOST_PHONES = 4


def two_weeks_ahead() -> datetime:
    """The last minute of the day two weeks from now: until when a new announcement is valid."""
    day = timezone.localdate() + timedelta(days=14)
    return timezone.make_aware(datetime.combine(day, time(23, 59)))


def _moment(value: datetime) -> str:
    return date_format(timezone.localtime(value), "SHORT_DATETIME_FORMAT")


class AnnouncementPage(
    ReachMixin, TellingMixin, AnnouncementRules, ReachFields, SummaryMixin, BasePage
):
    """What a commune tells its people, for a time.

    `valid_until` takes it out of the lists by query and never unpublishes it: its
    address keeps working and says that it has expired. Before `starts_at` it is
    neither listed nor reachable. A wrong announcement is corrected visibly.
    """

    Category = Category
    Urgency = Urgency
    Reach = Reach

    category = models.CharField(
        _("category"), max_length=12, choices=Category.choices, default=Category.OTHER
    )
    urgency = models.PositiveSmallIntegerField(
        _("urgency"),
        choices=Urgency.choices,
        default=Urgency.NORMAL,
        help_text=_("“Urgent” shows in red at the top of every page until it expires."),
    )
    # Of urgent ones: what a public warning says of it (communes.warnings).
    danger = models.CharField(
        _("kind of danger"),
        max_length=20,
        choices=danger_choices,
        blank=True,
        help_text=_("For the public warning that goes out with an urgent notice."),
    )
    is_drill = models.BooleanField(
        _("drill"),
        default=False,
        help_text=_("Readers see “Diễn tập” beside it, programs that it is no real warning."),
    )
    pinned = models.BooleanField(
        _("keep at the top"),
        default=False,
        help_text=_("Stands before newer ones while it is valid."),
    )
    villages = ParentalManyToManyField(
        "communes.Village",
        verbose_name=_("villages"),
        blank=True,
        related_name="+",
        help_text=_("Whom it concerns. Choose none for the whole commune."),
    )
    # Kept beside the choice, so that a list of announcements is one query.
    villages_label = models.CharField(max_length=LABEL_LENGTH, blank=True, editable=False)
    starts_at = models.DateTimeField(
        _("shown from"),
        default=timezone.now,
        help_text=_("Readers see it from this moment on, once it is published."),
    )
    valid_until = models.DateTimeField(
        _("valid until"),
        default=two_weeks_ahead,
        help_text=_("Then it leaves the lists; its page stays and says that it has expired."),
    )
    event_at = models.DateTimeField(
        _("takes place at"),
        null=True,
        blank=True,
        help_text=_("For meetings, check-ups, classes, power cuts."),
    )
    event_place = models.CharField(_("place"), max_length=160, blank=True)
    action_heading = models.CharField(
        _("what to do: heading"),
        max_length=90,
        blank=True,
        help_text=_("In a red box at the top, such as “Làm ngay trước 15 giờ hôm nay”."),
    )
    action_text = models.CharField(_("what to do"), max_length=300, blank=True)
    body = BodyField(BODY_BLOCKS, verbose_name=_("text"), blank=True)
    issuer = models.CharField(
        _("issued by"),
        max_length=160,
        blank=True,
        help_text=_("Leave empty for the site’s own body, such as the People’s Committee."),
    )
    source_name = models.CharField(
        _("source"), max_length=120, blank=True, help_text=_("Where the news comes from.")
    )
    source_url = models.URLField(_("address of the source"), blank=True)
    correction = models.CharField(
        _("correction"),
        max_length=300,
        blank=True,
        help_text=_("What was wrong and what is right. Readers see it above the text."),
    )

    edit_handler = announcement_edit_handler()
    base_form_class = AnnouncementPageForm
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary", boost=2),
        index.SearchField("body"),
        index.SearchField("action_heading"),
        index.SearchField("action_text"),
        index.SearchField("event_place"),
        index.SearchField("villages_label"),
        index.SearchField("get_category_display"),
        index.FilterField("category"),
        index.FilterField("urgency"),
        index.FilterField("starts_at"),
        index.FilterField("valid_until"),
    ]

    facts_in_words = ("event_place", "issuer", "source_name", "correction")
    # Set by queries for lists (querysets).
    commune_name = commune_theme = ""
    commune_site = None
    file_count = 0

    template = "announcements/announcement_page.html"
    search_kind = SearchKind(
        "announcement",
        pgettext_lazy("kind of results", "Announcements"),
        hit_template="announcements/includes/hit.html",
        news=True,
    )
    asks_usefulness = True
    reads_aloud = True
    contributors_write = True
    asks_for_approval = True
    parent_page_types = ["announcements.AnnouncementIndexPage"]
    subpage_types = []
    og_type = "article"

    objects = PageManager.from_queryset(AnnouncementQuerySet)()

    class Meta:
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements")
        indexes = [
            models.Index(fields=["valid_until", "starts_at"]),
            models.Index(fields=["starts_at"]),
            models.Index(fields=["urgency", "starts_at"]),
            models.Index(fields=["category", "valid_until"]),
            models.Index(fields=["reach", "valid_until"]),
        ]

    @property
    def search_facts(self) -> SearchFacts:
        """Found from its hour on, and dated by it."""
        return SearchFacts(date=self.starts_at, starts_at=self.starts_at)

    def work_out(self) -> None:
        super().work_out()
        if self.reach == Reach.CHOSEN:
            self.villages_label = communes_label(self.reached_sites.all())[:LABEL_LENGTH]
        else:
            self.villages_label = villages_label(self.villages.all())

    def changed_tags(self) -> set[str]:
        """The tags that kept pages follow: only urgent ones change the alert on every page."""
        return {TAG, URGENT_TAG} if self.is_urgent or self._was_urgent else {TAG}

    def serve(self, request, *args, **kwargs):
        if not self.has_started and not getattr(request, "is_preview", False):
            raise Http404
        return super().serve(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        request.frame.follows(TAG)
        leading = type(self).objects.leading(request.frame)
        others = [item for item in leading if item.translation_key != self.translation_key]
        context["others"] = others[:3]
        hotline = request.frame.contact.hotline
        named = {number.address for number in self.own_phones}
        context["general_phone"] = "" if phone_link(hotline) in named else hotline
        context["files"] = [
            attachment.document for attachment in self.attachments.select_related("document")
        ]
        return context

    def structured_data(self, context) -> list[dict]:
        return announcement_data(self, context["frame"])

    @property
    def status_string(self):
        """Officers are told what readers get of it, not only that it was published."""
        return self.shown_state or super().status_string

    @property
    def shown_state(self) -> str:
        """Why readers don't find what was published: yet to come, or ended; else ""."""
        if self.live and not self.has_started:
            return _("Shown from %(moment)s") % {"moment": _moment(self.starts_at)}
        if self.live and self.is_expired:
            return _("Ended %(moment)s") % {"moment": _moment(self.valid_until)}
        return ""

    @property
    def publishing_note(self) -> str:
        """What an officer who published it must know about when it is shown; else ""."""
        if not self.has_started:
            return _(
                "Published. Readers see it from %(moment)s on;"
                " until then its address leads nowhere."
            ) % {"moment": _moment(self.starts_at)}
        if self.is_expired:
            return _(
                "Published, but it ended on %(moment)s: it stands in no list any more."
                " Give it a later end to show it again."
            ) % {"moment": _moment(self.valid_until)}
        return ""

    @property
    def url(self):
        """None before it is shown: the admin's “view” would lead to a 404."""
        return self.get_url() if self.has_started else None

    @property
    def full_url(self):
        """As `url`: the editor of translations links to it."""
        return self.get_full_url() if self.has_started else None

    def start_afresh(self) -> None:
        """A copy is another notice: shown from now on, for two weeks, about no moment yet."""
        super().start_afresh()
        self.starts_at, self.valid_until = timezone.now(), two_weeks_ahead()
        self.event_at, self.event_place, self.pinned, self.correction = None, "", False, ""
        self.is_drill = False

    start_afresh.alters_data = True  # type: ignore[attr-defined]  # read by templates

    @property
    def has_started(self) -> bool:
        return self.starts_at <= timezone.now()

    @property
    def is_expired(self) -> bool:
        return self.valid_until <= timezone.now()

    @property
    def is_over(self) -> bool:
        """Whether what it announces has taken place."""
        return self.event_at is not None and self.event_at <= timezone.now()

    @property
    def is_urgent(self) -> bool:
        return self.urgency == self.Urgency.URGENT

    @property
    def goes_out_at_once(self) -> bool:
        """What is urgent can't wait for who approves: they see it afterwards."""
        return self.is_urgent

    @property
    def confirm_template(self) -> str:
        return "announcements/admin/urgent_band.html" if self.is_urgent else ""

    @property
    def is_important(self) -> bool:
        return self.urgency == self.Urgency.IMPORTANT

    @cached_property
    def own_phones(self) -> list[Phone]:
        """The numbers that the notice itself names, each once, in the order of its text."""
        phones = find_phones("\n".join([self.action_text, self.summary, *self.plain_texts]))
        return list({phone.dialled: phone for phone in phones}.values())[:MOST_PHONES]

    @cached_property
    def reading_minutes(self) -> int:
        """About how many minutes the text takes, at least one."""
        texts = [self.summary, self.action_text]
        texts += self.body.stream_block.get_searchable_content(self.body)
        syllables = sum(len(str(text).split()) for text in texts)
        return max(1, ceil(syllables / SYLLABLES_A_MINUTE))
