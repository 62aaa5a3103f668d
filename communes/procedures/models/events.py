"""A life event: what happens to people, and which procedures it needs in which order."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel
from wagtail.models import PageManager
from wagtail.search import index

from communes.procedures.blocks import EVENT_BLOCKS
from communes.procedures.models.page import ProcedurePage
from communes.procedures.querysets import TAG
from portal.core.fields import BodyField
from portal.core.finding import SearchKind
from portal.core.models import BasePage
from portal.sites.shared import SharedPage, SharedPageQuerySet, stand_in

EVENT_ICONS = [
    ("users", pgettext_lazy("icon", "People")),
    ("user", pgettext_lazy("icon", "A person")),
    ("home", pgettext_lazy("icon", "House")),
    ("map", pgettext_lazy("icon", "Map")),
    ("bag", pgettext_lazy("icon", "Shopping bag")),
    ("flag", pgettext_lazy("icon", "Flag")),
    ("shield", pgettext_lazy("icon", "Shield")),
    ("leafi", pgettext_lazy("icon", "Leaf")),
    ("smile", pgettext_lazy("icon", "Smile")),
    ("doc", pgettext_lazy("icon", "Document")),
]


@dataclass(frozen=True)
class EventStep:
    """A step as readers get it: `procedures` are those that their site shows."""

    join: str
    title: str
    text: str
    procedures: list[ProcedurePage]


class LifeEventPage(SharedPage, BasePage):
    """Having a child, marrying, a death: few steps, each leading to its procedures.

    It stands once, on the portal; every commune shows it with the procedures that it offers.
    """

    intro = models.CharField(_("introduction"), max_length=300, blank=True)
    icon = models.CharField(_("icon"), max_length=10, choices=EVENT_ICONS, default="doc")
    steps = BodyField(EVENT_BLOCKS, verbose_name=pgettext_lazy("procedure", "steps"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        FieldPanel("icon"),
        FieldPanel("steps"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("intro"),
        index.SearchField("steps"),
    ]

    template = "procedures/life_event_page.html"
    shared_section = "ProcedureIndexPage"
    search_kind = SearchKind(
        "life_event", pgettext_lazy("kind of results", "Life events"), is_shared=True
    )
    parent_page_types = ["procedures.ProcedureIndexPage"]
    subpage_types = []
    asks_usefulness = True
    nav_icon = "users"

    objects = PageManager.from_queryset(SharedPageQuerySet)()

    class Meta:
        verbose_name = _("life event")
        verbose_name_plural = _("life events")

    def publishing_errors(self) -> dict:
        errors = super().publishing_errors()
        if not self.steps:
            errors["steps"] = _("Add at least one step.")
        return errors

    @cached_property
    def summary_text(self) -> str:
        return self.search_description or self.intro

    @property
    def procedure_ids(self) -> list[int]:
        """The procedures of all steps, each once, as they were chosen; no SQL."""
        raw = [block["value"] for block in self.steps.raw_data if block["type"] == "step"]
        found = (item for step in raw for item in step.get("procedures") or [])
        ids = (item["value"] if isinstance(item, dict) else item for item in found)
        return list(dict.fromkeys(pk for pk in ids if pk))

    def steps_in(self, frame) -> list[EventStep]:
        """The steps with the procedures that a site shows, in the reader's language; two
        queries."""
        chosen = dict(
            ProcedurePage.objects.filter(pk__in=self.procedure_ids).values_list(
                "pk", "translation_key"
            )
        )
        shown = ProcedurePage.objects.shown_in(frame).filter(translation_key__in=chosen.values())
        pages = stand_in(shown.select_related("locale").prefetch_related("ways"), frame)
        by_key = {page.translation_key: page for page in pages}
        steps = []
        for block in self.steps.raw_data:
            if block["type"] != "step":
                continue
            value: dict[str, Any] = block["value"]
            items = value.get("procedures") or []
            ids = [item["value"] if isinstance(item, dict) else item for item in items]
            found = [by_key[chosen[pk]] for pk in ids if chosen.get(pk) in by_key]
            told = value.get("title", ""), value.get("text") or ""
            steps.append(EventStep(value.get("join") or "", *told, found))
        return steps

    def get_context(self, request, *args, **kwargs):
        """`event_steps`, as `steps_in` gives them."""
        context = super().get_context(request, *args, **kwargs)
        request.frame.follows(TAG)
        context["event_steps"] = self.steps_in(request.frame)
        return context
