"""The section of procedures: the province's on the portal, what it offers in a commune."""

from typing import Any

from django.http import Http404
from django.template.response import TemplateResponse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page, Site
from wagtail.search import index
from wagtail.url_routing import RouteResult

from communes.procedures import views
from communes.procedures.forms import ProcedureListForm
from communes.procedures.models.events import LifeEventPage
from communes.procedures.models.page import ProcedurePage
from communes.procedures.querysets import ProcedureQuerySet
from portal.core.addresses import is_routed
from portal.core.models import BasePage, SummaryMixin
from portal.core.querysets import below
from portal.core.sections import HOMES, Section
from portal.lists.listing import ListingMixin
from portal.sites.shared import stand_in


def _defaults() -> dict:
    return {"summary": gettext("What to bring, how long it takes, what it costs and where to go.")}


class ProcedureIndexPage(RoutablePageMixin, ListingMixin, SummaryMixin, BasePage):
    """The list of procedures. Those of a commune stand on the portal, and are read here."""

    content_panels = [*BasePage.content_panels, FieldPanel("summary")]
    search_fields = [*BasePage.search_fields, index.SearchField("summary")]

    template = "procedures/procedure_index_page.html"
    missing_template = "procedures/not_offered.html"
    parent_page_types = HOMES
    subpage_types = ["procedures.ProcedurePage", "procedures.LifeEventPage"]
    max_count_per_parent = 1
    nav_icon = "doc"
    nav_label = pgettext_lazy("menu", "Procedures")
    feed_name = "procedure_feed"
    kept_offline = True
    sections = (
        Section(_("Administrative procedures"), 25, defaults=_defaults, holds=("procedures",)),
    )
    list_form_class = ProcedureListForm
    answers_to = """
        thu tuc, thu tuc hanh chinh, giay to, lam giay to, danh muc thu tuc, dich vu cong,
        procedures, administrative procedures
    """

    class Meta:
        verbose_name = _("list of procedures")
        verbose_name_plural = _("lists of procedures")

    @classmethod
    def of_province(cls) -> "ProcedureIndexPage | None":
        """The section of the portal, in the first language: procedures stand below it."""
        site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
        return cls.objects.child_of(site.root_page).first() if site else None

    def get_items(self, request) -> ProcedureQuerySet:
        return ProcedurePage.objects.in_frame(request.frame).for_list()

    def item_pages(self) -> ProcedureQuerySet:
        return ProcedurePage.objects.child_of(self).whole()

    def decorate(self, items: list, request) -> list:
        """Rows lead to this very site."""
        return stand_in(items, request.frame)

    def get_context(self, request, *args, **kwargs):
        """`events`: the life events, where the list isn't narrowed."""
        context = super().get_context(request, *args, **kwargs)
        form = context["listing"].form
        if not form.is_narrowed and not form.query:
            context["events"] = life_events(request.frame)
        return context

    @path("ma-qr/", name="sheet")
    def sheet_route(self, request):
        return views.show_sheet(self, request)

    @path("bieu-mau/", name="forms")
    def forms_route(self, request):
        return views.show_forms(self, request)

    def route(self, request, path_components):
        frame = getattr(request, "frame", None)
        if frame is None or frame.is_portal or len(path_components) != 1:
            return super().route(request, path_components)
        slug = path_components[0]
        if is_routed(slug, self):
            return super().route(request, path_components)
        page = self._shared_page(frame, slug)
        if page is not None:
            [page] = stand_in([page], frame)
            page._cached_parent_obj = self
            return page.route(request, [])
        refused = self._refused(frame, slug)
        if refused is None:
            raise Http404
        return RouteResult(self, kwargs={"refused": refused})

    def _shared_page(self, frame, slug: str) -> Page | None:
        """What the province has at an address, where this commune shows it."""
        here = {"slug": slug, "locale_id": self.locale_id}
        procedure = ProcedurePage.objects.shown_in(frame).whole().filter(**here).first()
        events = LifeEventPage.objects.shown_in(frame).select_related("locale")
        return procedure or events.filter(**here).first()

    def _refused(self, frame, slug: str) -> ProcedurePage | None:
        """What everybody may read of the province's, and this commune doesn't offer."""
        pages = ProcedurePage.objects.live().exclude(below(frame.restricted_on_portal))
        return pages.filter(slug=slug, locale_id=self.locale_id).first()

    def serve(self, request, *args, refused: Any = None, **kwargs):
        """`refused`: a procedure of the province that this commune doesn't offer."""
        if refused is None:
            return super().serve(request, *args, **kwargs)
        request.frame.follows(refused._meta.app_label)
        context = {"page": self, "procedure": refused, "crumb_title": refused.shown_name}
        return TemplateResponse(
            request, self.missing_template, self.context_around(request) | context, status=404
        )

    def context_around(self, request) -> dict:
        """What Wagtail gives the template of any page, without the list."""
        return {"self": self, "request": request}


def life_events(frame) -> list[LifeEventPage]:
    """The life events as a site shows them, in the province's order; one query."""
    pages = LifeEventPage.objects.in_frame(frame).select_related("locale").order_by("path")
    events = list(pages)
    frame.shows(events)
    return stand_in(events, frame)
