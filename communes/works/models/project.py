"""A public work: what is built with whose money, by whom, how far it is, who watches over it."""

from datetime import datetime, time

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, PageManager, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from communes.works.choices import KIND, Stage
from communes.works.models.source import SOURCE_PANEL, SourceMixin
from communes.works.querysets import ProjectQuerySet
from portal.admin.picture_chooser import PICTURE_PANELS, PicturesPanel
from portal.core.blocks import BODY_BLOCKS
from portal.core.fields import BodyField
from portal.core.finding import SearchFacts
from portal.core.hints import Text
from portal.core.models import BasePage, PagePicture, SummaryMixin
from portal.core.typed.phones import PhoneField

MOST_PICTURES = 12
# Of one source: what all of a work add up to fits its column.
MOST_DONG = 10**15


class ProjectPage(SourceMixin, SummaryMixin, BasePage):
    """A road, a school, a culture house. Its capital is what its sources add up to."""

    place = models.CharField(pgettext_lazy("work", "where"), max_length=160)
    investor = models.CharField(
        _("investor"),
        max_length=160,
        blank=True,
        help_text=_("Leave empty for the site’s own body, such as the People’s Committee."),
    )
    contractor = models.CharField(
        _("contractor"), max_length=160, blank=True, help_text=_("Who builds it.")
    )
    planned_from = models.DateField(_("planned from"), null=True, blank=True)
    planned_to = models.DateField(_("planned until"), null=True, blank=True)
    started_on = models.DateField(_("began on"), null=True, blank=True)
    finished_on = models.DateField(_("finished on"), null=True, blank=True)
    percent = models.PositiveSmallIntegerField(
        _("how far it is (%)"),
        default=0,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    supervision_name = models.CharField(
        _("who watches over it for the people"),
        max_length=160,
        blank=True,
        help_text=_("Such as “Ban Giám sát đầu tư của cộng đồng”; no private person without need."),
    )
    supervision_phone = PhoneField(_("telephone of the supervision"), blank=True)
    body = BodyField(BODY_BLOCKS, verbose_name=_("text"), blank=True)
    # Worked out on saving, so that lists ask for columns.
    capital = models.PositiveBigIntegerField(default=0, editable=False)
    began_on = models.DateField(null=True, editable=False, db_index=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldPanel("place"),
        InlinePanel("capital_sources", heading=_("Capital"), label=_("Source of capital")),
        FieldRowPanel([FieldPanel("investor"), FieldPanel("contractor")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("planned_from"), FieldPanel("planned_to")]),
                FieldRowPanel([FieldPanel("started_on"), FieldPanel("finished_on")]),
                FieldPanel("percent"),
            ],
            heading=_("Days"),
        ),
        FieldRowPanel([FieldPanel("supervision_name"), FieldPanel("supervision_phone")]),
        PicturesPanel("pictures", "image", max_num=MOST_PICTURES, heading=_("Pictures")),
        SOURCE_PANEL,
        FieldPanel("body"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary", boost=2),
        index.SearchField("place"),
        index.SearchField("investor"),
        index.SearchField("contractor"),
        index.SearchField("body"),
        index.FilterField("percent"),
    ]
    # A firm is called the same everywhere.
    override_translatable_fields = [
        SynchronizedField("contractor", overridable=False),
        SynchronizedField("supervision_phone"),
    ]
    facts_in_words = ("place", "investor", "supervision_name", "source_name")
    row_template = "works/includes/project_row.html"

    template = "works/project_page.html"
    search_kind = KIND
    asks_usefulness = True
    asks_for_approval = True
    parent_page_types = ["works.WorksIndexPage"]
    subpage_types: list[str] = []
    nav_icon = "tractor"
    og_type = "article"

    objects = PageManager.from_queryset(ProjectQuerySet)()

    class Meta:
        verbose_name = _("public work")
        verbose_name_plural = _("public works")

    def work_out(self) -> None:
        super().work_out()
        if original := self.original:  # a new translation gets its rows later
            self.capital = original.capital
        else:
            self.capital = sum(row.amount for row in self.capital_sources.all())
        self.began_on = self.started_on or self.planned_from

    def publishing_errors(self) -> dict[str, Text]:
        errors = super().publishing_errors()
        if self.planned_from and self.planned_to and self.planned_to < self.planned_from:
            errors["planned_to"] = _("The last day must not be before the first one.")
        if self.finished_on and not self.started_on:
            errors["started_on"] = _("Write when it began, too.")
        elif self.started_on and self.finished_on and self.finished_on < self.started_on:
            errors["finished_on"] = _("The last day must not be before the first one.")
        if (self.percent == Stage.DONE) != bool(self.finished_on):
            errors["finished_on"] = _("What is finished is at 100%, and has the day it was.")
        return errors

    def start_afresh(self) -> None:
        """A copy is another work, which nobody has begun."""
        super().start_afresh()
        self.started_on, self.finished_on, self.percent = None, None, 0

    start_afresh.alters_data = True  # type: ignore[attr-defined]  # read by templates

    @property
    def state_text(self) -> str:
        """How far it is, in words."""
        if self.finished_on or self.percent == Stage.DONE:
            return gettext("Finished")
        if self.percent or self.started_on:
            return gettext("Being built")
        return pgettext("work", "Not begun")

    @property
    def hit_text(self) -> str:
        """What a result says of it."""
        return f"{self.place} · {self.state_text}: {self.percent}%"

    @property
    def is_late(self) -> bool:
        """Whether it should have been finished by now."""
        due = self.planned_to
        return due is not None and not self.finished_on and due < timezone.localdate()

    @cached_property
    def photos(self) -> list["ProjectPicture"]:
        """Its pictures by stage."""
        return sorted(self.pictures.select_related("image"), key=lambda one: one.stage)

    @property
    def share_picture(self) -> tuple | None:
        """The latest of its pictures."""
        return (self.photos[-1].image, self.photos[-1].alt) if self.photos else None

    @property
    def search_facts(self) -> SearchFacts:
        day = self.began_on
        date = timezone.make_aware(datetime.combine(day, time())) if day else None
        return SearchFacts(date=date)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "source": self.source(request.frame),
            "capital_rows": list(self.capital_sources.all()),
        }


class CapitalSource(TranslatableMixin, Orderable):
    """A part of the money, and whose it is."""

    page = ParentalKey(
        "works.ProjectPage", on_delete=models.CASCADE, related_name="capital_sources"
    )
    name = models.CharField(
        _("whose money"),
        max_length=120,
        help_text=_("Such as “Ngân sách xã”, “Nhân dân đóng góp”."),
    )
    amount = models.PositiveBigIntegerField(_("amount (đồng)"))

    panels = [FieldRowPanel([FieldPanel("name"), FieldPanel("amount")])]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("source of capital")
        verbose_name_plural = _("sources of capital")

    def __str__(self):
        return f"{self.name}: {self.amount}"

    def clean(self):
        super().clean()
        if self.amount and self.amount > MOST_DONG:
            text = _("Look at the amount: it is more than a million billion đồng.")
            raise ValidationError({"amount": text})


class ProjectPicture(PagePicture):
    """The work before, half done, and done."""

    page = ParentalKey("works.ProjectPage", on_delete=models.CASCADE, related_name="pictures")
    stage = models.PositiveSmallIntegerField(
        _("taken when the work was"), choices=Stage.choices, default=Stage.BEFORE
    )

    panels = [*PICTURE_PANELS, FieldPanel("stage")]
