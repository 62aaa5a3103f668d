"""What a commune says of its own to the province's procedures: a list of all, and a short form."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log
from wagtail.models import Site
from wagtail.permissions import policy_registry

from communes.procedures.models import ProcedureOverlay, ProcedurePage
from portal.admin.page_lists import CARDS, ON_CARD
from portal.admin.screens import OneSiteScreen, to_first_site
from portal.core.folded import FoldedSearchMixin

# Of more sites than this a button for each would fill the screen.
MOST_SITES = 12


def sites_writing(user) -> QuerySet[Site]:
    """The communes for which an officer writes; none for who looks after all sites."""
    if user.is_superuser:
        return Site.objects.none()
    policy = policy_registry.get_by_type(ProcedureOverlay)
    sites = policy.sites_user_has_any_permission_for(user, ["change"])
    return sites.filter(is_default_site=False).order_by("site_name")


def procedures_at(site: Site) -> QuerySet[ProcedurePage]:
    """The province's procedures, in the first language, each with a commune's own words: one
    query."""
    pages = ProcedurePage.objects.live().filter(locale_id=site.root_page.locale_id)
    return pages.select_related("field").with_words_of(site.pk)


class OverlayForm(WagtailAdminModelForm):
    """The five things that a commune may say."""

    class Meta:
        model = ProcedureOverlay
        fields = ["is_offered", "counter", "hours", "phone", "notes"]


class OfOwnSite(OneSiteScreen):
    """A screen of one of the officer's communes."""

    def get_sites(self, user):
        return sites_writing(user)


def begin(request):
    """The list of the officer's first commune."""
    return to_first_site(sites_writing(request.user), "procedure_overlays:list")


class OverlayListView(OfOwnSite, FoldedSearchMixin, IndexView):
    """All procedures of the province, with what the commune says of its own beside them."""

    model = ProcedurePage
    any_permission_required = None  # asked in `dispatch`
    header_icon = "doc-full"
    index_url_name = "procedure_overlays:list"
    index_results_url_name = "procedure_overlays:results"
    default_ordering = ("field__order", "everyday_name", "title")
    search_fields = ["title", "everyday_name", "national_code"]
    search_backend_name = None
    paginate_by = 50
    table_classname = f"listing {CARDS}"

    def get_base_queryset(self):
        return procedures_at(self.site)

    @cached_property
    def columns(self):
        return [
            TitleColumn(
                "shown_name",
                label=pgettext_lazy("page", "Procedure"),
                get_url=self.get_overlay_url,
                classname=ON_CARD,
            ),
            Column("field", label=pgettext_lazy("procedure", "Field"), accessor="field_label"),
            StatusTagColumn(
                "is_offered",
                label=gettext_lazy("State"),
                accessor=lambda page: _("Offered here") if page.is_offered else _("Not here"),
                primary=lambda page: page.is_offered,
                classname=ON_CARD,
            ),
            Column("own_counter", label=gettext_lazy("Counter"), classname=ON_CARD),
            Column("own_hours", label=gettext_lazy("Hours")),
            Column("own_phone", label=gettext_lazy("Phone")),
        ]

    def get_overlay_url(self, page) -> str:
        return reverse("procedure_overlays:edit", args=[self.site.pk, page.pk])

    @cached_property
    def header_more_buttons(self):
        """The officer's other communes."""
        others = sites_writing(self.request.user).exclude(pk=self.site.pk)[:MOST_SITES]
        return [
            Button(
                site.site_name,
                reverse(self.index_url_name, args=[site.pk]),
                icon_name="site",
                priority=10,
            )
            for site in others
        ]

    def get_index_url(self):
        return reverse(self.index_url_name, args=[self.site.pk])

    def get_index_results_url(self):
        return reverse(self.index_results_url_name, args=[self.site.pk])

    def get_page_title(self):
        return _("Procedures of our commune")

    @cached_property
    def no_results_message(self):
        if self.is_searching:
            return super().no_results_message
        return _("The province has published no procedure yet.")

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]


class OverlayEditView(OfOwnSite, WagtailAdminTemplateMixin, TemplateView):
    """The five fields of a commune for one procedure; what is emptied is as the province says."""

    template_name = "procedures/admin/overlay.html"
    header_icon = "doc-full"

    @cached_property
    def procedure(self) -> ProcedurePage:
        return get_object_or_404(procedures_at(self.site), pk=self.kwargs["procedure_id"])

    @cached_property
    def overlay(self) -> ProcedureOverlay:
        """The commune's row, or a new one."""
        found = ProcedureOverlay.objects.filter(site=self.site, procedure=self.procedure).first()
        return found or ProcedureOverlay(site=self.site, procedure=self.procedure)

    def get_page_title(self):
        return self.procedure.shown_name

    def get_breadcrumbs_items(self):
        url = reverse("procedure_overlays:list", args=[self.site.pk])
        above = {"url": url, "label": _("Procedures of our commune")}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        kwargs.setdefault("form", OverlayForm(instance=self.overlay, for_user=self.request.user))
        return super().get_context_data(
            procedure=self.procedure, site=self.site, list_url=self._list_url, **kwargs
        )

    @property
    def _list_url(self) -> str:
        return reverse("procedure_overlays:list", args=[self.site.pk])

    def post(self, request, *args, **kwargs):
        form = OverlayForm(request.POST, instance=self.overlay, for_user=request.user)
        if not form.is_valid():
            messages.validation_error(request, _("It is not saved yet: mend what is marked."), form)
            return self.render_to_response(self.get_context_data(form=form))
        overlay = form.save()
        log(instance=overlay, action="wagtail.edit", user=request.user)
        messages.success(request, _("Saved: “%(name)s”.") % {"name": self.get_page_title()})
        return redirect(self._list_url)


class OverlayMenuItem(MenuItem):
    """Shown to those who write for a commune; every screen asks, so no query of its own."""

    def is_shown(self, request) -> bool:
        if request.user.is_superuser:
            return False
        # The admin is on the portal's host: a right on its site is none on a commune's.
        portal = request.frame.site.pk
        rows = policy_registry.get_by_type(ProcedureOverlay).get_cached_permissions_for_user(
            request.user
        )
        return any(
            row.permission.codename == "change_procedureoverlay" and row.site_id != portal
            for row in rows
        )


class OverlayViewSet(ViewSet):
    """“Thủ tục tại xã” in the menu."""

    icon = "doc-full"
    url_prefix = "thu-tuc-tai-xa"
    menu_label = gettext_lazy("Procedures of our commune")
    menu_order = 145
    add_to_admin_menu = True
    menu_item_class = OverlayMenuItem

    def get_urlpatterns(self):
        results = OverlayListView.as_view(results_only=True)
        return [
            path("", begin, name="index"),
            path("<int:site_id>/", OverlayListView.as_view(), name="list"),
            path("<int:site_id>/results/", results, name="results"),
            path(
                "<int:site_id>/<int:procedure_id>/",
                OverlayEditView.as_view(),
                name="edit",
            ),
        ]
