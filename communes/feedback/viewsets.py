"""The admin of reports and of their kinds."""

from datetime import timedelta

import django_filters
from django import forms
from django.db import models
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button
from wagtail.permissions import policy_registry

from communes.feedback.choices import PREFIX, Channel, Status
from communes.feedback.models import FeedbackKind, FeedbackReport
from communes.feedback.querysets import due_soon
from communes.feedback.views.desk import ReportDeskView, photo
from communes.feedback.views.entering import EnterReportView, working_sites
from communes.feedback.views.making import HeadLinksView
from communes.models import Village
from portal.admin.filters import RadioFilter
from portal.admin.page_lists import CARDS, ON_CARD
from portal.admin.scoped import ScopedInboxViewSet
from portal.admin.vocabularies import VocabularyViewSet
from portal.core.folded import FoldedSearchMixin
from portal.core.formatting import deadline
from portal.privacy.codes import read_code

WEEK = timedelta(days=7)


def own_villages(request) -> models.QuerySet:
    """The villages of the communes that an officer works for."""
    policy = policy_registry.get_by_type(FeedbackReport)
    sites = policy.sites_user_has_any_permission_for(request.user, ["view", "change"])
    return Village.objects.filter(site__in=sites)


class ReportFilterSet(WagtailFilterSet):
    """Filters of our own: generated ones would list the sites and villages of every commune."""

    status = django_filters.MultipleChoiceFilter(
        label=_("State"), choices=Status.choices, widget=forms.CheckboxSelectMultiple
    )
    when = RadioFilter(
        label=_("What to do"),
        choices=[
            ("late", _("Overdue")),
            ("soon", _("Within 2 days")),
            ("week", _("Within 7 days")),
            ("open", _("Not closed yet")),
            ("head", _("Done, says a head: to be looked at")),
            ("again", _("Not mended, says the sender")),
            ("unpublished", _("Open and not published")),
        ],
        method="filter_when",
        empty_label=_("Anything"),
    )
    kind = django_filters.ModelChoiceFilter(
        label=_("Kind"),
        queryset=FeedbackKind.objects.all(),
        empty_label=_("Any kind"),
        widget=forms.RadioSelect,
    )
    village = django_filters.ModelChoiceFilter(
        label=_("Village"),
        queryset=own_villages,
        empty_label=_("Any village"),
        widget=forms.Select,
    )
    channel = RadioFilter(
        label=_("How it came"),
        choices=Channel.choices,
        empty_label=_("Any way"),
    )

    class Meta:
        model = FeedbackReport
        fields = ["status", "when", "kind", "village", "channel"]

    def filter_when(self, queryset, name, value):
        today = timezone.localdate()
        found = {
            "late": queryset.overdue,
            "soon": lambda: queryset.open().filter(due_soon(today)),
            "week": lambda: queryset.open().filter(due_on__lte=today + WEEK),
            "open": queryset.open,
            "head": queryset.said_by_head,
            "again": lambda: queryset.filter(status=Status.DONE, is_mended=False),
            "unpublished": lambda: queryset.open().filter(
                published_at=None, wants_private=False, kind__is_private=False
            ),
        }
        return found[value]()


def _deadline(report: FeedbackReport) -> str:
    return deadline(report.due_on) if report.is_open else ""


class ReportIndexView(FoldedSearchMixin, generic.IndexView):
    """Open reports first, the most urgent on top."""

    table_classname = f"listing {CARDS}"

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("kind", "village")

    @cached_property
    def header_more_buttons(self):
        buttons = [*super().header_more_buttons]
        if working_sites(self.request.user).exists():
            buttons += [
                Button(
                    _("Enter a report"), reverse("feedback:enter"), icon_name="plus", priority=5
                ),
                Button(
                    _("Links for heads of villages"),
                    reverse("feedback:links"),
                    icon_name="link",
                    priority=10,
                ),
            ]
        return buttons

    def also_found(self):
        """The report of a code, however it was typed."""
        return models.Q(code=read_code(self.search_query, PREFIX))

    def order_queryset(self, queryset):
        if self.is_explicitly_ordered:
            return super().order_queryset(queryset)
        is_open = models.When(status__in=Status.open(), then="due_on")
        return queryset.order_by(models.Case(is_open).asc(nulls_last=True), "-received_at", "-pk")

    @cached_property
    def columns(self):
        return [
            self._get_title_column_class(TitleColumn)(
                "text",
                label=_("Report"),
                accessor="start",
                get_url=self.get_inspect_url,
                classname=ON_CARD,
            ),
            StatusTagColumn(
                "due_on",
                label=_("Mend by"),
                accessor=_deadline,
                sort_key="due_on",
                primary=lambda report: report.is_overdue,
                classname=ON_CARD,
            ),
            StatusTagColumn(
                "status",
                label=_("State"),
                accessor="get_status_display",
                primary=lambda report: report.is_open,
                sort_key="status",
                classname=ON_CARD,
            ),
            Column("kind", label=_("Kind"), classname=ON_CARD),
            Column("village", label=_("Village")),
            Column("code", label=_("Code"), classname="whole"),
            DateColumn("received_at", label=_("Received at"), sort_key="received_at"),
        ]


class ReportViewSet(ScopedInboxViewSet):
    """Reports: read, entered, dealt with; nothing to copy or delete by hand."""

    model = FeedbackReport
    icon = "image"
    menu_label = _("Reports of citizens")
    menu_order = 152
    add_to_admin_menu = True
    index_view_class = ReportIndexView
    inspect_view_class = ReportDeskView
    filterset_class = ReportFilterSet
    search_fields = ["code", "text", "title", "place"]
    ordering = ["-received_at"]
    url_prefix = "phan-anh"

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("nhap/", EnterReportView.as_view(), name="enter"),
            path("truong-thon/", HeadLinksView.as_view(), name="links"),
            path("anh/<int:photo_id>/", photo, name="photo"),
        ]


class KindViewSet(VocabularyViewSet):
    """What people report, kept by the province."""

    model = FeedbackKind
    menu_label = _("Kinds of reports")
    list_display = ["name", "owner", "days", "is_private", "order", "is_active"]


report_viewset = ReportViewSet("feedback")
