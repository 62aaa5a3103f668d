"""A draft on which people are asked what they think (lấy ý kiến, góp ý dự thảo)."""

from datetime import date, timedelta

from django.core.paginator import Page as PageOfItems
from django.core.paginator import Paginator
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField
from wagtail.models import PageManager
from wagtail.search import index

from communes.consultations.choices import RESULT_FEATURES, State
from communes.consultations.models.comments import Comment
from communes.consultations.models.parts import AnswerGroup
from communes.consultations.panels import consultation_panels
from communes.consultations.querysets import COMMENTS_TAG, ConsultationQuerySet, Counts
from communes.consultations.rules import NO_FILE, ConsultationRules
from communes.consultations.structured_data import consultation_data
from communes.consultations.views import public as views
from portal.core.blocks import BODY_BLOCKS
from portal.core.fields import BodyField
from portal.core.finding import SearchFacet, SearchFacts, SearchKind
from portal.core.methods import takes_forms
from portal.core.models import BasePage, SummaryMixin

USUAL_DAYS = 30
COMMENTS_PER_PAGE = 10
# Of what the search narrows by: both end, or don't, by a day that is known beforehand.
ASKING, ANSWERED = "asking", "answered"
STAGE = SearchFacet(
    "consultation",
    _("Comments on drafts"),
    _("At any stage"),
    ((ASKING, _("Comments can be given")), (ANSWERED, pgettext_lazy("consultation", "Answered"))),
)


def usual_last_day() -> date:
    """The last day of a new draft, until somebody sets another."""
    return timezone.localdate() + timedelta(days=USUAL_DAYS)


class ConsultationPage(RoutablePageMixin, ConsultationRules, SummaryMixin, BasePage):
    """A draft with its files, until when comments are taken, and what was made of them.

    It ends by itself with its last day, at midnight: nobody sets a state. It is answered
    once `results` are published.
    """

    opens_on = models.DateField(
        _("first day"),
        default=timezone.localdate,
        help_text=_("Before it, readers see that comments will be taken."),
    )
    closes_on = models.DateField(
        _("last day"),
        default=usual_last_day,
        help_text=_("Comments are taken until 23:59 of it, then no more: nothing is to be done."),
    )
    body = BodyField(BODY_BLOCKS, verbose_name=_("what it is about"), blank=True)
    issuer = models.CharField(
        _("issued by"),
        max_length=160,
        blank=True,
        help_text=_("Leave empty for the site’s own body, such as the People’s Committee."),
    )
    contact = models.CharField(
        _("whom to ask"),
        max_length=200,
        blank=True,
        help_text=_("The post and a phone number, such as “Văn phòng UBND xã, 0238 300 0101”."),
    )
    results = RichTextField(
        _("summary of the answer"),
        features=RESULT_FEATURES,
        blank=True,
        help_text=_(
            "What was said on the whole and what changes. Once it is published, the"
            " draft counts as answered."
        ),
    )
    answered_at = models.DateTimeField(
        _("answered at"), null=True, blank=True, db_index=True, editable=False
    )

    content_panels = consultation_panels()
    needed_rows = {"files": NO_FILE}
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary", boost=2),
        index.SearchField("body"),
        index.SearchField("results"),
        index.SearchField("issuer"),
        index.FilterField("opens_on"),
        index.FilterField("closes_on"),
    ]

    facts_in_words = ("issuer", "contact")
    # Set by queries for lists.
    comment_count = 0

    template = "consultations/consultation_page.html"
    search_kind = SearchKind(
        "consultation", pgettext_lazy("kind of results", "Drafts to comment on"), news=True
    )
    search_facets = (STAGE,)
    asks_usefulness = True
    parent_page_types = ["consultations.ConsultationIndexPage"]
    subpage_types = []
    nav_icon = "chat"
    og_type = "article"

    objects = PageManager.from_queryset(ConsultationQuerySet)()

    class Meta:
        verbose_name = _("draft to comment on")
        verbose_name_plural = _("drafts to comment on")
        indexes = [
            models.Index(fields=["closes_on", "opens_on"], name="consultation_by_days"),
            models.Index(fields=["opens_on"], name="consultation_by_first_day"),
        ]

    @property
    def state(self) -> State:
        """How far it is today."""
        today = timezone.localdate()
        if self.opens_on > today:
            return State.UPCOMING
        if self.closes_on >= today:
            return State.OPEN
        return State.ANSWERED if self.answered_at else State.CLOSED

    @property
    def is_open(self) -> bool:
        return self.state == State.OPEN

    @property
    def is_upcoming(self) -> bool:
        return self.state == State.UPCOMING

    @property
    def is_answered(self) -> bool:
        return self.state == State.ANSWERED

    @property
    def days_left(self) -> int:
        """Whole days after today on which comments are taken; 0 on the last day."""
        return (self.closes_on - timezone.localdate()).days

    @property
    def search_facts(self) -> SearchFacts:
        """Found at once; comments can be given until its last day."""
        stage = {ANSWERED: None} if self.answered_at else {ASKING: self.closes_on}
        return SearchFacts(date=self.first_published_at, facets={STAGE.name: stage})

    def work_out(self) -> None:
        super().work_out()
        if original := self.original:
            self.answered_at = original.answered_at
        elif not self.has_results:
            self.answered_at = None
        elif self.answered_at is None:
            self.answered_at = timezone.now()

    def start_afresh(self) -> None:
        """A copy is another draft: open from today, not answered."""
        super().start_afresh()
        self.opens_on, self.closes_on = timezone.localdate(), usual_last_day()
        self.results, self.answered_at = "", None
        self.groups.all().delete()

    start_afresh.alters_data = True  # type: ignore[attr-defined]  # read by templates

    def structured_data(self, context) -> list[dict]:
        return consultation_data(self, context["frame"])

    @cached_property
    def documents(self) -> list:
        """The files of the draft, in their order; one query."""
        return [row.document for row in self.files.select_related("document")]

    def get_context(self, request, *args, **kwargs):
        """`counts` of its comments, one page of those that are shown, and the answers."""
        context = super().get_context(request, *args, **kwargs)
        frame = request.frame
        frame.follows(COMMENTS_TAG)
        comments = Comment.objects.in_site(frame.site).on(self)
        counts = comments.counts()
        context |= {
            "counts": counts,
            "page_url": frame.url_of(self),
            "prompts": list(self.prompts.all()),
            "answer_groups": self.answered_groups(counts) if self.is_answered else [],
            "comments": self._comments(request, comments.shown(), counts.shown),
            "index_url": frame.navigation.section_url("ConsultationIndexPage"),
        }
        return context

    def answered_groups(self, counts: Counts) -> list[AnswerGroup]:
        """The groups that have a verdict, each with how many comments it answers."""
        groups = [group for group in self.groups.all() if group.verdict]
        for group in groups:
            group.online_count = counts.by_theme.get(group.translation_key, 0)
        return groups

    @staticmethod
    def _comments(request, shown, count: int) -> PageOfItems:
        paginator = Paginator(shown.prefetch_related("replies"), COMMENTS_PER_PAGE)
        paginator.count = count  # known already
        page_obj = paginator.get_page(request.GET.get("page"))
        request.frame.understands("page", str(page_obj.number))
        page_obj.object_list = list(page_obj.object_list)
        return page_obj

    @property
    def taking(self) -> "ConsultationPage":
        """The page whose comments these are: the one in the first language."""
        return self.original or self

    @path("gui/", name="give")
    @takes_forms
    def give_route(self, request):
        return views.give(self, request)

    @path("gop-y/<str:code>/", name="receipt")
    def receipt_route(self, request, code):
        return views.receipt(self, request, code)

    @path("gop-y/<str:code>/dong-y/", name="unshow")
    @takes_forms
    def unshow_route(self, request, code):
        return views.unshow(self, request, code)

    @path("gop-y/<str:code>/rut/", name="take_back_comment")
    @takes_forms
    def take_back_route(self, request, code):
        return views.take_back(self, request, code)
