"""The list “Bản tiếng Anh cũ hơn bản tiếng Việt”: an officer's own pages, oldest first."""

from django.db.models import F, QuerySet
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry


def behind_pages(user) -> QuerySet[Page]:
    """The published translations whose original says something new, of the user's own sites."""
    editable = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    found = editable.filter(live=True, translation_state__behind_since__isnull=False)
    return found.annotate(behind_since=F("translation_state__behind_since")).select_related(
        "locale"
    )


def _edit_url(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


class BehindReportView(ReportView):
    """One row a page; its title leads to the translation."""

    page_title = _("English older than Vietnamese")
    header_icon = "wagtail-localize-language"
    index_url_name = "translations_behind"
    index_results_url_name = "translations_behind_results"
    any_permission_required = ["change"]
    default_ordering = "behind_since"
    paginate_by = 50
    columns = [
        TitleColumn("title", label=_("Page"), sort_key="title", get_url=_edit_url),
        Column("content_type", label=_("Kind"), accessor="page_type_display_name"),
        DateColumn("behind_since", label=_("Vietnamese changed"), sort_key="behind_since"),
    ]
    list_export = ["title", "behind_since", "full_url"]
    export_headings = {
        "title": _("Page"),
        "behind_since": _("Vietnamese changed"),
        "full_url": _("Address"),
    }
    no_results_message = _("Every published translation says what its Vietnamese page says.")

    @property
    def permission_policy(self):
        return policy_registry.get_by_type(Page)

    def get_base_queryset(self):
        return behind_pages(self.request.user)

    def get_filename(self):
        return "ban-tieng-anh-cu-hon"


class BehindMenuItem(MenuItem):
    """Shown to whoever edits pages."""

    def is_shown(self, request):
        policy = policy_registry.get_by_type(Page)
        return policy.user_has_any_permission(request.user, ["change"])


def menu_item() -> BehindMenuItem:
    return BehindMenuItem(
        _("English older than Vietnamese"),
        reverse("translations_behind"),
        icon_name="wagtail-localize-language",
        order=110,
    )


def urls() -> list:
    view = BehindReportView
    results = view.as_view(results_only=True)
    return [
        path("reports/ban-dich-cu/", view.as_view(), name="translations_behind"),
        path("reports/ban-dich-cu/results/", results, name="translations_behind_results"),
    ]
