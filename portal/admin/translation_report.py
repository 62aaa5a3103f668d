"""The list “Bản tiếng Anh cũ hơn bản tiếng Việt”: an officer's own pages, oldest first."""

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.models import Page
from wagtail.permissions import policy_registry

from portal.admin.reports import ModelReportView, edit_url


def behind_pages(user) -> QuerySet[Page]:
    """The published translations whose original says something new, of the user's own sites."""
    editable = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    found = editable.filter(live=True, translation_state__behind_since__isnull=False)
    return found.annotate(behind_since=F("translation_state__behind_since")).select_related(
        "locale"
    )


class BehindReportView(ModelReportView):
    """One row a page; its title leads to the translation."""

    policy_model = Page
    page_title = _("English older than Vietnamese")
    header_icon = "wagtail-localize-language"
    index_url_name = "translations_behind"
    index_results_url_name = "translations_behind_results"
    any_permission_required = ["change"]
    default_ordering = "behind_since"
    columns = [
        TitleColumn("title", label=_("Page"), sort_key="title", get_url=edit_url),
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

    def get_base_queryset(self):
        return behind_pages(self.request.user)

    def get_filename(self):
        return "ban-tieng-anh-cu-hon"
