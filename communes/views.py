"""The province's list of communes' sites, and the screen that closes one or opens it again."""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Site

from communes.closing import close_commune, reopen_commune
from communes.models import CommuneHomePage
from communes.units.lineage import handovers
from portal.core.folded import FoldedSearchMixin
from portal.core.hints import Host

MAY_CLOSE = "communes.close_communesettings"


def every_commune_site():
    """The sites of all communes, those whose home is down among them, with their rules."""
    kind = ContentType.objects.get_for_model(CommuneHomePage)
    return Site.objects.filter(root_page__content_type=kind).select_related("communesettings")


def closed_on(site: Site):
    """The day on which a commune's site was closed, if it was."""
    rules = getattr(site, "communesettings", None)
    return rules.closed_on if rules else None


def state_of(site: Site) -> str:
    day = closed_on(site)
    if day is None:
        return _("Open")
    return _("Closed on %(day)s") % {"day": date_format(day, "SHORT_DATE_FORMAT")}


class ForClosers(Host):
    """For the province only: whoever was given this one right."""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(MAY_CLOSE):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class CommuneSitesView(ForClosers, FoldedSearchMixin, IndexView):
    """All communes' sites, with their state; a name leads to the screen that closes it."""

    model = Site
    any_permission_required = None  # rights on sites are nobody's: see ForClosers
    page_title = gettext_lazy("Sites of communes")
    header_icon = "site"
    index_url_name = "commune_sites:index"
    index_results_url_name = "commune_sites:index_results"
    default_ordering = "site_name"
    search_fields = ["site_name", "hostname"]
    search_backend_name = None
    paginate_by = 50
    columns = [
        TitleColumn(
            "site_name",
            label=gettext_lazy("Commune"),
            sort_key="site_name",
            get_url=lambda site: reverse("commune_sites:closing", args=[site.pk]),
        ),
        Column("hostname", label=gettext_lazy("Address"), sort_key="hostname"),
        Column("state", label=gettext_lazy("State"), accessor=state_of),
    ]

    def get_base_queryset(self):
        return every_commune_site()


class ClosingView(ForClosers, WagtailAdminTemplateMixin, TemplateView):
    """Says what closing means for readers and staff, or what opening again does, and asks."""

    template_name = "communes/closing.html"
    header_icon = "site"
    breadcrumbs_items = ()  # the title stands there instead

    def dispatch(self, request, pk):
        self.site = get_object_or_404(every_commune_site(), pk=pk)
        return super().dispatch(request, pk)

    def get_page_title(self):
        return _("Open the commune’s site again") if self.is_closed else _("Close a commune’s site")

    def get_page_subtitle(self):
        return self.site.site_name

    @property
    def is_closed(self) -> bool:
        return closed_on(self.site) is not None

    @property
    def successors(self) -> list:
        """The units that readers are led to."""
        rules = getattr(self.site, "communesettings", None)
        pk = rules.unit_id if rules else None
        return [handover.unit for handover in handovers({pk})[pk]] if pk else []

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            site=self.site,
            closed_on=closed_on(self.site),
            successors=self.successors,
            **kwargs,
        )

    def post(self, request, pk):
        """`act` says what the officer saw: two who press at once undo nothing."""
        names = {"name": self.site.site_name}
        if request.POST.get("act") == "close" and not self.is_closed:
            close_commune(self.site, by=request.user)
            messages.success(request, _("The site of %(name)s is closed.") % names)
        elif request.POST.get("act") == "open" and self.is_closed:
            reopen_commune(self.site, by=request.user)
            messages.success(request, _("The site of %(name)s is open again.") % names)
        else:
            messages.warning(request, _("Nothing was changed: the site is in that state already."))
        return redirect("commune_sites:index")
