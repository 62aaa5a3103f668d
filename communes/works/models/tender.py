"""What the commune buys: planned, offers invited, contract awarded."""

from datetime import datetime, time

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from communes.works.choices import KIND, TenderStage
from communes.works.models.source import SOURCE_PANEL, SourceMixin
from communes.works.querysets import TenderQuerySet
from portal.core.blocks import BODY_BLOCKS
from portal.core.fields import BodyField
from portal.core.finding import SearchFacts
from portal.core.hints import Text
from portal.core.models import BasePage, SummaryMixin


class TenderPage(SourceMixin, SummaryMixin, BasePage):
    """A notice of procurement; who got the contract, and for how much, stands on the same page."""

    stage = models.CharField(
        _("stage"), max_length=10, choices=TenderStage.choices, default=TenderStage.PLAN
    )
    published_on = models.DateField(
        _("day of the notice"), default=timezone.localdate, db_index=True
    )
    value = models.PositiveBigIntegerField(_("estimated value (đồng)"), null=True, blank=True)
    method = models.CharField(
        _("how the supplier is chosen"),
        max_length=120,
        blank=True,
        help_text=_("Such as “Chào hàng cạnh tranh”."),
    )
    closes_at = models.DateTimeField(_("offers until"), null=True, blank=True)
    winner = models.CharField(_("who got the contract"), max_length=160, blank=True)
    price = models.PositiveBigIntegerField(_("price of the contract (đồng)"), null=True, blank=True)
    body = BodyField(BODY_BLOCKS, verbose_name=_("text"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldRowPanel([FieldPanel("stage"), FieldPanel("published_on")]),
        FieldRowPanel([FieldPanel("value"), FieldPanel("method")]),
        FieldPanel("closes_at"),
        FieldRowPanel([FieldPanel("winner"), FieldPanel("price")]),
        SOURCE_PANEL,
        FieldPanel("body"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary", boost=2),
        index.SearchField("method"),
        index.SearchField("winner"),
        index.SearchField("body"),
        index.FilterField("stage"),
        index.FilterField("published_on"),
    ]
    override_translatable_fields = [SynchronizedField("winner", overridable=False)]
    facts_in_words = ("method", "source_name")
    row_template = "works/includes/tender_row.html"

    template = "works/tender_page.html"
    search_kind = KIND
    asks_usefulness = True
    asks_for_approval = True
    parent_page_types = ["works.WorksIndexPage"]
    subpage_types: list[str] = []
    nav_icon = "cart"
    og_type = "article"

    objects = PageManager.from_queryset(TenderQuerySet)()

    class Meta:
        verbose_name = _("procurement notice")
        verbose_name_plural = _("procurement notices")

    def publishing_errors(self) -> dict[str, Text]:
        errors = super().publishing_errors()
        if self.stage == TenderStage.INVITED and not self.closes_at:
            errors["closes_at"] = _("Say until when offers are taken.")
        if self.stage == TenderStage.AWARDED and not self.winner:
            errors["winner"] = _("Say who got the contract.")
        if self.stage == TenderStage.AWARDED and self.price is None:
            errors["price"] = _("Say the price of the contract.")
        return errors

    def start_afresh(self) -> None:
        """A copy is another purchase, which nobody has got yet."""
        super().start_afresh()
        self.stage, self.published_on = TenderStage.PLAN, timezone.localdate()
        self.closes_at, self.winner, self.price = None, "", None

    start_afresh.alters_data = True  # type: ignore[attr-defined]  # read by templates

    @property
    def hit_text(self) -> str:
        """What a result says of it."""
        return self.stage_text

    @property
    def stage_text(self) -> str:
        """How far it is, in words: past its last moment nobody is invited any more."""
        is_over = self.closes_at is not None and not self.is_open
        if self.stage == TenderStage.INVITED and is_over:
            return gettext("no more offers taken")
        return str(self.get_stage_display())

    @property
    def is_open(self) -> bool:
        """Whether it takes offers now."""
        closes = self.closes_at
        is_invited = self.stage == TenderStage.INVITED
        return is_invited and closes is not None and closes > timezone.now()

    @property
    def search_facts(self) -> SearchFacts:
        return SearchFacts(date=timezone.make_aware(datetime.combine(self.published_on, time())))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | {"source": self.source(request.frame)}
