"""What waits for approval, and the one screen where it is looked at and decided."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page, TaskState
from wagtail.permissions import policy_registry

from portal.admin.page_lists import CARDS, ON_CARD
from portal.approval.forms import SendBackForm
from portal.approval.models import PublisherApproval, is_out
from portal.core.hints import Host
from portal.core.publishing import faults_of
from portal.core.querysets import sites_at


def may_approve(user) -> bool:
    """Whether the officer publishes anywhere, so may approve there."""
    return policy_registry.get_by_type(Page).user_has_permission(user, "publish")


def waiting_for(user) -> QuerySet[TaskState]:
    """What waits for the officer, longest first."""
    task = PublisherApproval.objects.first()
    states = task.get_task_states_user_can_moderate(user) if task else TaskState.objects.none()
    return states.select_related("revision__user").order_by("started_at", "pk")


class ForApprovers(Host):
    def dispatch(self, request, *args, **kwargs):
        if not may_approve(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


def _writer(state: TaskState) -> str:
    user = state.revision.user
    return user.get_full_name() or user.get_username() if user else ""


class WaitingView(ForApprovers, IndexView):
    """The drafts that wait, each leading to its screen."""

    model = TaskState
    any_permission_required = None  # what waits is the officer's own: see `waiting_for`
    page_title = gettext_lazy("Waits for approval")
    header_icon = "tick-inverse"
    index_url_name = "approvals:index"
    index_results_url_name = "approvals:index_results"
    default_ordering = "started_at"
    is_searchable = False
    search_fields: list[str] = []
    table_classname = f"listing {CARDS}"
    paginate_by = 50
    columns = [
        TitleColumn(
            "title",
            label=gettext_lazy("What waits"),
            accessor=lambda state: state.revision.object_str,
            get_url=lambda state: reverse("approvals:review", args=[state.pk]),
        ),
        Column("kind", label=gettext_lazy("Kind"), accessor="revision.content_type.name"),
        Column("writer", label=gettext_lazy("Written by"), accessor=_writer, classname=ON_CARD),
        DateColumn(
            "started_at",
            label=gettext_lazy("Waits since"),
            sort_key="started_at",
            classname=ON_CARD,
        ),
    ]

    def get_base_queryset(self):
        return waiting_for(self.request.user).select_related(
            "revision__user", "revision__content_type"
        )

    @property
    def no_results_message(self):
        return _("Nothing waits for you. Drafts that are sent for approval come here.")


class ReviewView(ForApprovers, WagtailAdminTemplateMixin, TemplateView):
    """The draft as readers would see it, with “Approve and publish” and “Send back”."""

    template_name = "approval/admin/review.html"
    page_title = gettext_lazy("Approve a draft")
    header_icon = "tick-inverse"

    def dispatch(self, request, *args, **kwargs):
        if may_approve(request.user) and self._is_decided(kwargs["pk"]):
            messages.info(request, _("That was decided already, by you or somebody else."))
            return redirect("approvals:index")
        return super().dispatch(request, *args, **kwargs)

    def _is_decided(self, pk: int) -> bool:
        """Whether a draft that the officer may decide about waits no more."""
        state = TaskState.objects.filter(pk=pk).exclude(status="in_progress").first()
        page = state and state.workflow_state.content_object
        return bool(page and page.permissions_for_user(self.request.user).can_publish())

    @cached_property
    def state(self) -> TaskState:
        return get_object_or_404(waiting_for(self.request.user), pk=self.kwargs["pk"])

    @cached_property
    def page(self) -> Page:
        """The draft: what would be published."""
        return self.state.workflow_state.content_object.get_latest_revision_as_object()

    def get_breadcrumbs_items(self):
        index = {"url": reverse("approvals:index"), "label": WaitingView.page_title}
        return [*self.breadcrumbs_items, index, {"url": "", "label": self.page.title}]

    def get_context_data(self, **kwargs):
        return {
            "form": SendBackForm(),
            **super().get_context_data(**kwargs),
            "state": self.state,
            "page": self.page,
            "writer": _writer(self.state),
            "is_out": is_out(self.page),
            "site": sites_at(self.page.path).first() if self.page.confirm_template else None,
            "preview_url": reverse(
                "wagtailadmin_pages:workflow_preview", args=[self.page.pk, self.state.task_id]
            ),
        }

    def post(self, request, pk: int) -> HttpResponse:
        """`do` says what is decided, `revision` what the officer saw."""
        if request.POST.get("revision") != str(self.page.latest_revision_id):
            messages.warning(request, _("The draft was changed meanwhile. Look at it once more."))
            return redirect("approvals:review", pk)
        if request.POST.get("do") == "send_back":
            return self._send_back(request)
        return self._approve(request)

    def _send_back(self, request) -> HttpResponse:
        form = SendBackForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        self._decide("reject", **form.cleaned_data)
        messages.success(request, _("“%(title)s” went back to its writer.") % self._names)
        return redirect("approvals:index")

    def _approve(self, request) -> HttpResponse:
        if faults := faults_of(self.page):
            return self.render_to_response(self.get_context_data(errors=faults))
        self._decide("approve")
        messages.success(request, _("“%(title)s” is published.") % self._names)
        if note := getattr(self.page, "publishing_note", ""):
            messages.warning(request, note)
        return redirect("approvals:index")

    @transaction.atomic
    def _decide(self, action: str, **kwargs) -> None:
        self.state.task.specific.on_action(self.state.specific, self.request.user, action, **kwargs)

    @property
    def _names(self) -> dict[str, str]:
        return {"title": self.page.title}
