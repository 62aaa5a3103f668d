"""The admin of personal data: the log of looks, and the requests of people."""

import django_filters
from django import forms
from django.db import models
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button

from portal.admin.filters import RadioFilter
from portal.admin.page_lists import CARDS, ON_CARD
from portal.admin.scoped import ScopedInboxViewSet, ScopedLogViewSet, has_right_everywhere, scope
from portal.core.folded import FoldedSearchMixin
from portal.core.hints import Text
from portal.privacy.choices import Kind, State
from portal.privacy.codes import read_code
from portal.privacy.forms import PaperRequestForm
from portal.privacy.models import AccessRecord, DataRequest
from portal.privacy.public_forms import CodeForm
from portal.privacy.views.desk import RequestCopyView, RequestDeskView
from portal.privacy.views.register import RegisterView


class AccessFilterSet(WagtailFilterSet):
    """What, when, and who: the officers of the own site; the province searches for names."""

    kind = django_filters.MultipleChoiceFilter(
        label=_("What was done"),
        choices=AccessRecord.Kind.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    officer_name = RadioFilter(label=_("Officer"), empty_label=_("Anyone"))
    at = django_filters.DateFromToRangeFilter(label=_("Days"), widget=DateRangePickerWidget)

    class Meta:
        model = AccessRecord
        fields = ["kind", "officer_name", "at"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if has_right_everywhere(AccessRecord, self.request.user, ["view"]):
            del self.filters["officer_name"]
            return
        own = scope(AccessRecord.objects.all(), self.request.user, ["view"])
        names = own.order_by("officer_name").values_list("officer_name", flat=True).distinct()
        self.filters["officer_name"].extra["choices"] = [(name, name) for name in names]


# The hook of the menu “Personal data”.
MENU = "register_privacy_menu_item"


def _moment(record: AccessRecord) -> str:
    return date_format(timezone.localtime(record.at), "SHORT_DATETIME_FORMAT")


class AccessIndexView(FoldedSearchMixin, generic.IndexView):
    """Newest first; nothing to open, to change or to delete."""

    any_permission_required = ["view"]

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("site")

    @cached_property
    def columns(self):
        sites = []
        if has_right_everywhere(AccessRecord, self.request.user, ["view"]):
            sites = [Column("site", label=_("Site"), accessor="site.site_name")]
        return [
            Column("at", label=_("Moment"), accessor=_moment, sort_key="at"),
            *sites,
            Column("officer_name", label=_("Officer"), sort_key="officer_name"),
            Column("kind", label=_("What was done"), accessor="get_kind_display"),
            Column("thing", label=_("With what")),
            Column("reason", label=_("Reason")),
        ]


class AccessViewSet(ScopedLogViewSet):
    """The log of looks, to be read."""

    model = AccessRecord
    icon = "view"
    menu_label = _("Log of looks")
    menu_name = "access-records"
    menu_order = 200
    menu_hook = MENU
    index_view_class = AccessIndexView
    filterset_class = AccessFilterSet
    search_fields = ["officer_name", "thing", "reason", "site__site_name"]
    ordering = ["-at"]
    list_per_page = 50
    form_fields = ["kind"]


access_viewset = AccessViewSet("access_records", url_prefix="nhat-ky-xem")


class RequestFilterSet(WagtailFilterSet):
    """Filters of our own: generated ones would list the sites of every commune."""

    state = django_filters.MultipleChoiceFilter(
        label=_("State"), choices=State.choices, widget=forms.CheckboxSelectMultiple
    )
    kind = django_filters.MultipleChoiceFilter(
        label=_("What is asked for"), choices=Kind.choices, widget=forms.CheckboxSelectMultiple
    )
    when = RadioFilter(
        label=_("Deadline"),
        choices=[("late", _("Overdue")), ("open", _("Still open"))],
        method="filter_when",
        empty_label=_("Any deadline"),
    )

    class Meta:
        model = DataRequest
        fields = ["state", "kind", "when"]

    def filter_when(self, queryset, name, value):
        return queryset.late() if value == "late" else queryset.open()


class RequestIndexView(FoldedSearchMixin, generic.IndexView):
    """Open requests first, the most urgent on top."""

    table_classname = f"listing {CARDS}"

    def also_found(self):
        return models.Q(code=read_code(self.search_query) or None)

    def order_queryset(self, queryset):
        if self.is_explicitly_ordered:
            return super().order_queryset(queryset)
        due = models.Case(
            models.When(state=State.RECEIVED, then="reply_due_on"),
            models.When(state__in=State.open(), then="due_on"),
        )
        return queryset.order_by(due.asc(nulls_last=True), "-received_at")

    @cached_property
    def header_more_buttons(self):
        return [
            *super().header_more_buttons,
            Button(
                _("Register as a file (CSV)"),
                url=reverse("data_requests:register"),
                icon_name="download",
                priority=90,
            ),
        ]

    @cached_property
    def columns(self):
        return [
            self._get_title_column_class(TitleColumn)(
                "code", label=_("Code"), get_url=self.get_inspect_url, classname="whole"
            ),
            Column(
                "kind",
                label=_("What is asked for"),
                accessor="get_kind_display",
                classname=ON_CARD,
            ),
            StatusTagColumn(
                "state",
                label=_("State"),
                accessor="get_state_display",
                primary=lambda made: made.is_open,
                sort_key="state",
                classname=ON_CARD,
            ),
            Column("next_due", label=_("Next deadline"), accessor=_next_due, classname=ON_CARD),
            StatusTagColumn(
                "late",
                label=_("Deadline"),
                accessor=_lateness,
                primary=True,
                classname=ON_CARD,
            ),
        ]


def _next_due(made: DataRequest) -> str:
    return date_format(made.next_due, "SHORT_DATE_FORMAT") if made.next_due else ""


def _lateness(made: DataRequest) -> Text:
    return _("Overdue") if made.is_late else ""


class RequestAddView(generic.CreateView):
    """Enters what came by phone, on paper or at the counter; a code in the address is filled in."""

    def get_initial(self):
        return super().get_initial() | {"typed": CodeForm(self.request.GET).typed}

    def get_success_url(self):
        return reverse("data_requests:inspect", args=[self.object.pk])

    def get_success_message(self, instance=None):
        return _("The request has the code %(code)s: tell it to the person.") % {
            "code": self.object.code
        }

    def get_success_buttons(self):
        return []


class RequestViewSet(ScopedInboxViewSet):
    """Requests about personal data: entered, followed, done; deleted by nobody."""

    model = DataRequest
    icon = "key"
    menu_label = _("Requests about data")
    menu_name = "data-requests"
    menu_order = 100
    menu_hook = MENU
    index_view_class = RequestIndexView
    add_view_class = RequestAddView
    inspect_view_class = RequestDeskView
    filterset_class = RequestFilterSet
    search_fields = ["code", "subject"]
    ordering = ["-received_at"]
    left_out = ("edit", "delete", "history", "usage")

    def get_form_class(self, for_update=False):
        return PaperRequestForm

    def get_edit_handler(self):
        return None

    def get_urlpatterns(self):
        kwargs = {"model": DataRequest, "permission_policy": self.permission_policy}
        return [
            *super().get_urlpatterns(),
            path("new/", self.add_view, name="add"),
            path("so.csv", RegisterView.as_view(**kwargs), name="register"),
            path("<int:pk>/ban-sao/", self.construct_view(RequestCopyView), name="copy"),
        ]


request_viewset = RequestViewSet("data_requests", url_prefix="yeu-cau-du-lieu")
