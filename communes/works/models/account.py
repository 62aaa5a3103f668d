"""A table of money: a budget, or what people gave; in and out, with the one thing it says."""

from dataclasses import dataclass
from datetime import datetime, time

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable, PageManager, TranslatableMixin
from wagtail.search import index

from communes.works.choices import KIND, AccountKind, Side
from communes.works.models.source import SOURCE_PANEL, SourceMixin
from communes.works.querysets import AccountQuerySet
from portal.core.blocks import BODY_BLOCKS
from portal.core.fields import BodyField
from portal.core.figures import share
from portal.core.finding import SearchFacts
from portal.core.formatting import vnd
from portal.core.hints import Text
from portal.core.models import BasePage, SummaryMixin
from portal.core.publishing import PublishingRules


@dataclass(frozen=True)
class Bar:
    """A line of the table as a bar of the picture (`includes/bars.html`)."""

    label: str
    percent: int
    shown: str


@dataclass(frozen=True)
class Account:
    """One side of a table of money: its lines, their sum in đồng, its bars."""

    side: Side
    lines: list["AccountLine"]
    total: int
    bars: list[Bar]


class AccountPage(SourceMixin, SummaryMixin, BasePage):
    """Money that came in and went out, line by line. Its summary is the message of its picture."""

    account_kind = models.CharField(_("what it is"), max_length=10, choices=AccountKind.choices)
    period = models.CharField(
        _("period"), max_length=60, help_text=_("Such as “Năm 2026”, “Quý III/2026”.")
    )
    counted_on = models.DateField(
        _("as of"),
        default=timezone.localdate,
        db_index=True,
        help_text=_("The day of the figures."),
    )
    body = BodyField(BODY_BLOCKS, verbose_name=_("text"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("account_kind"), FieldPanel("period"), FieldPanel("counted_on")]),
        FieldPanel(
            "summary",
            heading=_("What the picture says"),
            help_text=_(
                "One sentence: it stands above the picture, such as “Ba phần tư là chi"
                " cho đường và trường”."
            ),
        ),
        InlinePanel("lines", heading=_("Lines"), label=_("Line")),
        SOURCE_PANEL,
        FieldPanel("body"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary", boost=2),
        index.SearchField("period"),
        index.SearchField("get_account_kind_display"),
        index.SearchField("body"),
        index.FilterField("account_kind"),
        index.FilterField("counted_on"),
    ]
    facts_in_words = ("period", "source_name")
    needed_rows = {"lines": _("Add at least one line: the picture and the table show them.")}
    row_template = "works/includes/account_row.html"

    template = "works/account_page.html"
    search_kind = KIND
    asks_usefulness = True
    asks_for_approval = True
    parent_page_types = ["works.WorksIndexPage"]
    subpage_types: list[str] = []
    nav_icon = "coin"
    og_type = "article"

    objects = PageManager.from_queryset(AccountQuerySet)()

    class Meta:
        verbose_name = _("table of money")
        verbose_name_plural = _("tables of money")

    def publishing_errors(self) -> dict[str, Text]:
        errors = super().publishing_errors()
        if not self.summary:
            errors["summary"] = _("Say in one sentence what the figures show.")
        return errors

    def start_afresh(self) -> None:
        """A copy is another period's."""
        super().start_afresh()
        self.counted_on = timezone.localdate()

    start_afresh.alters_data = True  # type: ignore[attr-defined]  # read by templates

    @property
    def hit_text(self) -> str:
        """What a result says of it."""
        return self.period

    @property
    def sides(self) -> list[Account]:
        """In and out, each only where it has lines; bars are shares of the larger side."""
        lines = list(self.lines.all())
        totals = {side: sum(one.amount or 0 for one in lines if one.side == side) for side in Side}
        largest = max(totals.values())
        found = []
        for side in Side:
            own = [one for one in lines if one.side == side]
            bars = [
                Bar(one.name, share(one.amount, largest), vnd(one.amount))
                for one in own
                if one.amount
            ]
            if own:
                found.append(Account(side, own, totals[side], bars))
        return found

    @property
    def search_facts(self) -> SearchFacts:
        return SearchFacts(date=timezone.make_aware(datetime.combine(self.counted_on, time())))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | {"source": self.source(request.frame), "sides": self.sides}


class AccountLine(PublishingRules, TranslatableMixin, Orderable):
    """Money, or things that can be counted ("176 chiếc"), for one purpose or from one source."""

    page = ParentalKey("works.AccountPage", on_delete=models.CASCADE, related_name="lines")
    side = models.CharField(_("in or out"), max_length=3, choices=Side.choices)
    name = models.CharField(_("what for, or from whom"), max_length=160)
    amount = models.PositiveBigIntegerField(_("amount (đồng)"), null=True, blank=True)
    quantity = models.CharField(
        _("or number of things"), max_length=60, blank=True, help_text=_("Such as “176 chiếc”.")
    )

    panels = [
        FieldRowPanel([FieldPanel("side"), FieldPanel("name")]),
        FieldRowPanel([FieldPanel("amount"), FieldPanel("quantity")]),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("line of money")
        verbose_name_plural = _("lines of money")

    def __str__(self):
        return f"{self.name}: {self.amount or self.quantity}"

    def publishing_errors(self) -> dict[str, Text]:
        errors = super().publishing_errors()
        if self.amount is None and not self.quantity:
            errors["amount"] = _("Write the amount, or how many things there are.")
        return errors
