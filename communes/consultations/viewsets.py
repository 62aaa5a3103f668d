"""The admin of drafts to comment on, and of the comments that come in."""

import django_filters
from django import forms
from django.db.models import Case, Q, When
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.permissions import policy_registry

from communes.consultations.choices import State, Status
from communes.consultations.models import Comment, ConsultationPage
from communes.consultations.querysets import ends_soon, state_is
from communes.consultations.views.desk import CommentDeskView
from portal.admin.filters import RadioFilter
from portal.admin.page_lists import (
    CARDS,
    FIRST,
    ON_CARD,
    DayColumn,
    OwnPageIndexView,
    OwnPageListingViewSet,
    StateFilterSet,
    own_columns,
)
from portal.admin.scoped import ScopedInboxViewSet
from portal.core.folded import FoldedSearchMixin
from portal.privacy.codes import read_code

ENDING = "ending"


class CommentFilterSet(WagtailFilterSet):
    """By what became of them, and by draft."""

    status = django_filters.MultipleChoiceFilter(
        label=_("Status"), choices=Status.choices, widget=forms.CheckboxSelectMultiple
    )
    consultation = django_filters.ModelChoiceFilter(
        label=pgettext_lazy("consultation", "Draft"),
        queryset=ConsultationPage.objects.filter(locale__language_code=FIRST).newest(),
        empty_label=_("All drafts"),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Comment
        fields = ["status", "consultation"]


class ShowColumn(Column):
    """The button “Hiện” of a comment that waits."""

    cell_template_name = "consultations/admin/show_cell.html"

    @staticmethod
    def _sites(request) -> set[int]:
        """Where the officer decides on comments; asked once a request."""
        if not hasattr(request, "_sites_of_comments"):
            policy = policy_registry.get_by_type(Comment)
            sites = policy.sites_user_has_any_permission_for(request.user, ["change"])
            request._sites_of_comments = set(sites.values_list("pk", flat=True))
        return request._sites_of_comments

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        request = parent_context["request"]
        waits = instance.status == Status.WAITING and instance.may_show
        context["may_show"] = waits and instance.site_id in self._sites(request)
        context["csrf_token"] = get_token(request)
        return context


class CommentIndexView(FoldedSearchMixin, generic.IndexView):
    """Those that wait stand first, the oldest on top."""

    table_classname = f"listing {CARDS}"

    def get_base_queryset(self):
        comments = super().get_base_queryset().select_related("consultation")
        return comments.prefetch_related("replies")

    def also_found(self):
        return Q(code=read_code(self.search_query, "GY"))

    def order_queryset(self, queryset):
        if self.is_explicitly_ordered:
            return super().order_queryset(queryset)
        waits = When(status=Status.WAITING, then="received_at")
        return queryset.order_by(Case(waits).asc(nulls_last=True), "-received_at", "-pk")

    @cached_property
    def columns(self):
        return [
            self._get_title_column_class(TitleColumn)(
                "text",
                label=pgettext_lazy("consultation", "Comment"),
                accessor="start",
                get_url=self.get_inspect_url,
                classname=ON_CARD,
            ),
            StatusTagColumn(
                "status",
                label=_("Status"),
                accessor="get_status_display",
                primary=lambda comment: comment.status == Status.WAITING,
                sort_key="status",
                classname=ON_CARD,
            ),
            # No name of a step: a column calls what it is named after.
            ShowColumn("quickly", label=_("Quickly"), accessor="pk", classname=ON_CARD),
            Column(
                "consultation",
                label=pgettext_lazy("consultation", "Draft"),
                accessor="consultation.title",
            ),
            DateColumn("received_at", label=_("Received at"), sort_key="received_at"),
            Column("code", label=_("Code"), classname="whole"),
        ]


class CommentViewSet(ScopedInboxViewSet):
    """Comments that came in: read, shown, put in groups; nothing to add or copy by hand."""

    model = Comment
    icon = "comment"
    menu_label = _("Comments on drafts")
    menu_order = 153
    add_to_admin_menu = True
    index_view_class = CommentIndexView
    inspect_view_class = CommentDeskView
    filterset_class = CommentFilterSet
    search_fields = ["code", "text"]
    ordering = ["-received_at"]
    url_prefix = "gop-y-gui-den"


def stage_choices() -> list[tuple[str, str]]:
    """How far a draft is, and those that end soon."""
    states = [(state.value, str(state.label)) for state in State]
    return [(ENDING, str(_("Ends within 3 days"))), *states]


class ConsultationFilterSet(StateFilterSet):
    """By what readers have, and by how far the draft is."""

    stage = RadioFilter(
        label=_("Stage"),
        choices=stage_choices,
        method="in_stage",
    )

    class Meta:
        model = ConsultationPage
        fields = ["stage", "state", "locale"]

    def in_stage(self, queryset, name, value):
        return queryset.filter(ends_soon() if value == ENDING else state_is(value))


def _stage(page: ConsultationPage) -> str:
    return str(page.state.label)


def _comments(page: ConsultationPage) -> str:
    """How many came in, with the way to them."""
    if not page.comment_count:
        return "–"
    url = f"{reverse('consultation_comments:index')}?consultation={page.pk}"
    return format_html('<a href="{}">{}</a>', url, page.comment_count)


class ConsultationIndexView(OwnPageIndexView):
    """Drafts with their last day and their comments."""

    search_fields = ["title", "summary"]
    add_item_label = _("Put up a draft")
    empty_message = _("No draft is here. “Put up a draft” begins one.")
    listed_columns = [
        *own_columns(),
        Column("stage", label=_("Stage"), accessor=_stage, classname=ON_CARD),
        DayColumn("closes_on", label=_("Last day"), classname=ON_CARD),
        Column(
            "comments",
            label=pgettext_lazy("consultation", "Comments"),
            accessor=_comments,
            classname=ON_CARD,
        ),
    ]

    def get_base_queryset(self):
        return super().get_base_queryset().with_comment_count()

    def order_as_usual(self, queryset):
        return queryset.order_by("-closes_on", "-pk")


class ConsultationListingViewSet(OwnPageListingViewSet):
    """“Góp ý dự thảo” in the menu."""

    model = ConsultationPage
    index_view_class = ConsultationIndexView
    filterset_class = ConsultationFilterSet
    icon = "openquote"
    menu_label = _("Drafts to comment on")
    menu_order = 152
    url_prefix = "gop-y-du-thao"


comment_viewset = CommentViewSet("consultation_comments")
