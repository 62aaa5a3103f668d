"""The log of log-ins, among the reports of the admin."""

import django_filters
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView

from portal.login.log import readable_by
from portal.login.models import LogInEvent
from portal.users.managing import roles_given_by


def may_read(user) -> bool:
    """Whether the user administers anybody."""
    return user.is_superuser or roles_given_by(user).exists()


class LogInFilterSet(WagtailFilterSet):
    username = django_filters.CharFilter(
        field_name="user__username", lookup_expr="icontains", label=_("Account")
    )
    at = django_filters.DateFromToRangeFilter(label=_("Time"), widget=DateRangePickerWidget)

    class Meta:
        model = LogInEvent
        fields = ["username", "kind", "at"]


class LogInReportView(ReportView):
    """Rows of own staff; the province's administrator reads all."""

    index_url_name = "login_report"
    index_results_url_name = "login_report_results"
    page_title = _("Log-ins")
    header_icon = "key"
    default_ordering = "-at"
    filterset_class = LogInFilterSet
    paginate_by = 50
    list_export = ["at", "user", "get_kind_display", "group_name", "network", "by"]
    columns = [
        DateColumn("at", label=_("Time"), sort_key="at"),
        Column("user", label=_("Account")),
        Column("get_kind_display", label=_("What happened")),
        Column("group_name", label=_("Role")),
        Column("network", label=_("Network")),
        Column("by", label=_("Done by")),
    ]

    def dispatch(self, request, *args, **kwargs):
        if not may_read(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self):
        return readable_by(self.request.user)
