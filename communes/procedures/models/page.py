"""One administrative procedure (thủ tục hành chính), as the province keeps it for all communes."""

from datetime import datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.models import PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from communes.procedures.facets import FIELD, LEVEL
from communes.procedures.forms import CommuneChoiceForm
from communes.procedures.models.choices import Level
from communes.procedures.models.overlay import Overlaid
from communes.procedures.models.parts import ProcedureWay
from communes.procedures.panels import procedure_edit_handler
from communes.procedures.querysets import TAG, ProcedureQuerySet
from communes.procedures.structured_data import procedure_data
from portal.core.addresses import page_path
from portal.core.finding import SearchFacts, SearchKind
from portal.core.hints import Text
from portal.core.models import BasePage
from portal.core.sections import section_in
from portal.sites.shared import SharedPage


class ProcedurePage(Overlaid, SharedPage, BasePage):
    """What to bring, how long it takes, what it costs and where to go.

    It stands once, on the portal; a commune shows it at its own address with what it says of its
    own (`ProcedureOverlay`). `title` is the official name, `everyday_name` what people call it.
    """

    Level = Level

    everyday_name = models.CharField(
        _("what people call it"),
        max_length=160,
        blank=True,
        help_text=_("Stands first everywhere: “Làm giấy khai sinh cho con”."),
    )
    national_code = models.CharField(
        _("national code"),
        max_length=20,
        blank=True,
        help_text=_("As in the national database: 1.001193. Imports find the procedure by it."),
    )
    # The code where nobody else may have it: translations have the code of their original.
    code_key = models.CharField(max_length=20, null=True, unique=True, editable=False)  # noqa: DJ001
    field = models.ForeignKey(
        "procedures.ProcedureField",
        verbose_name=pgettext_lazy("procedure", "field"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    level = models.CharField(
        _("online level"), max_length=12, choices=Level.choices, default=Level.INFORMATION
    )
    is_popular = models.BooleanField(
        _("asked for most"), default=False, help_text=_("Stands as a tile on the home pages.")
    )
    who_can_apply = models.TextField(_("who can do it"), max_length=600, blank=True)
    sets = models.PositiveSmallIntegerField(_("sets of papers"), default=1)
    conditions = models.TextField(_("conditions"), max_length=6000, blank=True)
    result = models.TextField(_("what you get"), max_length=1000, blank=True)
    agency = models.CharField(_("who handles it"), max_length=250, blank=True)
    place = models.CharField(_("where to hand it in"), max_length=500, blank=True)
    online_url = models.URLField(
        _("address for filing online"),
        blank=True,
        help_text=_("On the public service portal: people are told that they go there."),
    )
    keywords = models.CharField(
        _("words people search with"),
        max_length=250,
        blank=True,
        help_text=_("With commas between them; nobody sees them."),
    )
    last_checked_on = models.DateField(_("last checked on"), null=True, blank=True)

    edit_handler = procedure_edit_handler()
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("everyday_name", boost=3),
        index.SearchField("national_code"),
        index.SearchField("keywords"),
        index.SearchField("field_label"),
        index.SearchField("who_can_apply"),
        index.SearchField("conditions"),
        index.SearchField("result"),
        index.SearchField("agency"),
        index.SearchField("paper_names"),
        index.FilterField("field"),
        index.FilterField("level"),
    ]
    # Not to be translated: words that find it in either language.
    override_translatable_fields = [
        SynchronizedField("national_code"),
        SynchronizedField("keywords"),
    ]
    facts_in_words = ("who_can_apply", "conditions", "result", "agency", "place")
    needed_rows = {"ways": _("Add at least one way of filing, with its time and fee.")}
    never_quoted = ("keywords", "national_code", "field_label", "paper_names")

    template = "procedures/procedure_page.html"
    shared_section = "ProcedureIndexPage"
    search_kind = SearchKind(
        "procedure",
        pgettext_lazy("kind of results", "Procedures"),
        related=("field",),
        gathered=("ways",),
        hit_template="procedures/includes/hit.html",
        answer_template="procedures/includes/answer.html",
        list_page="ProcedureIndexPage",
        list_label=_("See and filter the procedures"),
        is_shared=True,
    )
    search_facets = (FIELD, LEVEL)
    parent_page_types = ["procedures.ProcedureIndexPage"]
    subpage_types = []
    asks_usefulness = True
    reads_aloud = True
    nav_icon = "doc"
    og_type = "article"

    objects = PageManager.from_queryset(ProcedureQuerySet)()

    class Meta:
        verbose_name = pgettext_lazy("page", "procedure")
        verbose_name_plural = pgettext_lazy("pages", "procedures")

    def work_out(self) -> None:
        super().work_out()
        is_own = bool(self.national_code) and self.is_original
        self.code_key = self.national_code if is_own else None

    def start_afresh(self) -> None:
        """A copy is another procedure: it has no code yet."""
        super().start_afresh()
        self.national_code, self.code_key, self.last_checked_on = "", None, None

    start_afresh.alters_data = True  # type: ignore[attr-defined]  # read by templates

    def clean(self):
        self.national_code = self.national_code.strip()
        others = type(self).objects.filter(code_key=self.national_code)
        if self.national_code and self.is_original and others.exclude(pk=self.pk).exists():
            raise ValidationError(
                {"national_code": _("Another procedure has this code: open that one instead.")}
            )
        super().clean()

    def publishing_errors(self) -> dict[str, Text]:
        errors = super().publishing_errors()
        if not self.national_code:
            errors["national_code"] = _("Write the code of the national database.")
        if self.field_id is None:
            errors["field"] = _("Choose the field that people look for it in.")
        if not self.sets:
            errors["sets"] = _("At least one set of papers is handed in.")
        return errors

    @property
    def shown_name(self) -> str:
        """What people call it; where nobody said that, its official name."""
        return self.everyday_name or self.title

    @property
    def official_name(self) -> str:
        """The official name where people call it otherwise, else ""."""
        return self.title if self.everyday_name not in ("", self.title) else ""

    @property
    def answer_names(self) -> str:
        """What a query calls it that it answers by itself."""
        return f"{self.title} ; {self.everyday_name}"

    @property
    def answer_words(self) -> str:
        """The same with the words that people search with."""
        return f"{self.answer_names} ; {self.keywords}"

    @property
    def field_label(self) -> str:
        return self.field.label if self.field else ""

    @property
    def paper_names(self) -> str:
        return " ; ".join(paper.name for paper in self.papers.all())

    @cached_property
    def summary_text(self) -> str:
        """What it is, for lists, feeds and search engines; no SQL."""
        told = (self.official_name, self.result)
        return self.search_description or ". ".join(filter(None, told))

    @cached_property
    def first_way(self) -> ProcedureWay | None:
        """The way of filing that stands first; read with `for_list` or `whole`."""
        return next(iter(self.ways.all()), None)

    @property
    def search_facts(self) -> SearchFacts:
        field = {self.field.slug: None} if self.field else {}
        facets = {"field": field, "level": {str(self.level): None}}
        return SearchFacts(date=self.first_published_at, facets=facets)

    @property
    def heard_texts(self) -> list[str]:
        told = (
            (gettext("Who can do it"), self.who_can_apply),
            (gettext("Papers to bring"), "; ".join(paper.name for paper in self.papers.all())),
            *((way.get_kind_display(), f"{way.takes}, {way.costs}") for way in self.ways.all()),
            (gettext("Where to hand it in"), self.place),
            (gettext("What you get"), self.result),
            (gettext("The steps"), "; ".join(step.text for step in self.steps.all())),
            (gettext("Conditions"), self.conditions),
        )
        texts = (f"{label}: {text.strip(', ')}" for label, text in told if text.strip(", "))
        return [self.shown_name, self.official_name, *texts]

    def serve(self, request, *args, **kwargs):
        """On the portal a chosen commune leads to its own page of the procedure."""
        if not request.frame.is_portal:
            return super().serve(request, *args, **kwargs)
        form = CommuneChoiceForm(request.GET, frame=request.frame)
        if site := form.site if form.value("commune") else None:
            section = section_in(site, "procedures.ProcedureIndexPage")
            path = f"{page_path(section)}{self.slug}/" if section else "/"
            return redirect(site.root_url + path)
        request.choice_form = form
        return super().serve(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        """`overlay`, the `cases` of its papers: (condition, papers) in their order, and on the
        portal `choice_form`."""
        context = super().get_context(request, *args, **kwargs)
        frame = request.frame
        frame.follows(TAG)
        frame.changes_at(self.next_end())
        context["overlay"] = self.overlay_in(frame)
        context["cases"] = self.cases
        if frame.is_portal:
            form = getattr(request, "choice_form", None)  # a preview isn't served
            context["choice_form"] = form or CommuneChoiceForm(None, frame=frame)
        return context

    @property
    def cases(self) -> list[tuple[str, list]]:
        """The papers by the case that asks for them; what everybody brings comes first."""
        found: dict[str, list] = {"": []}
        for paper in self.papers.all():
            found.setdefault(paper.condition, []).append(paper)
        return [(condition, papers) for condition, papers in found.items() if papers]

    def next_end(self) -> datetime | None:
        """The midnight after which another of its legal bases has ended; None where none will."""
        ends = (row.basis.effective_to for row in self.bases.all())
        today = timezone.localdate()
        last = min((day for day in ends if day and day >= today), default=None)
        return timezone.make_aware(datetime.combine(last + timedelta(1), time())) if last else None

    def structured_data(self, context) -> list[dict]:
        return procedure_data(self, context)
