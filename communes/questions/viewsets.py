"""The admin of incoming questions and of their topics."""

from datetime import timedelta

import django_filters
from django import forms
from django.db import models
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button
from wagtail.permissions import policy_registry

from communes.questions.codes import possible_codes
from communes.questions.models import Kind, Question, ReadyAnswer, Status, Topic
from communes.questions.views.desk import QuestionDeskView
from communes.questions.views.on_paper import PaperInformationView, sites_to_enter_at
from communes.questions.views.register import RegisterFile, RegisterView
from portal.admin.filters import RadioFilter
from portal.admin.page_lists import CARDS, ON_CARD
from portal.admin.scoped import ScopedInboxViewSet, scope
from portal.admin.vocabularies import VocabularyViewSet
from portal.core.folded import FoldedSearchMixin
from portal.core.formatting import deadline


class QuestionFilterSet(WagtailFilterSet):
    """Filters of our own: generated ones would list the sites and users of every commune."""

    status = django_filters.MultipleChoiceFilter(
        label=_("Status"), choices=Status.places, widget=forms.CheckboxSelectMultiple
    )
    when = RadioFilter(
        label=_("Deadline"),
        choices=[
            ("late", _("Overdue")),
            ("soon", _("Within 3 days")),
            ("week", _("Within 7 days")),
            ("open", _("Still open")),
        ],
        method="filter_when",
        empty_label=_("Any deadline"),
    )
    kind = RadioFilter(label=_("Kind"), choices=Kind.choices, empty_label=_("Any kind"))
    topic = django_filters.ModelChoiceFilter(
        label=_("Topic"),
        queryset=Topic.objects.all(),
        empty_label=_("Any topic"),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Question
        fields = ["status", "when", "kind", "topic"]

    def filter_when(self, queryset, name, value):
        if value == "late":
            return queryset.overdue()
        if value == "open":
            return queryset.open()
        questions = queryset.running()
        if value == "soon":
            questions = questions.filter(queryset.due_soon())
        if value == "week":
            questions = questions.filter(due_on__lte=timezone.localdate() + timedelta(days=7))
        return questions


def _start_of(question: Question) -> str:
    return Truncator(question.subject or question.text).chars(80) or question.code


def _deadline(question: Question) -> str:
    if not question.is_open:
        return ""
    if question.is_asked_back:
        return gettext("The time stands still: the asker was asked")
    return deadline(question.due_on)


class DeadlineColumn(StatusTagColumn):
    """The deadline in words; a tag where it is over."""

    cell_template_name = "questions/admin/deadline_cell.html"


class QuestionIndexView(FoldedSearchMixin, generic.IndexView):
    """Open questions first, the most urgent on top; then those that wait for their asker."""

    table_classname = f"listing {CARDS}"

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("topic")

    @cached_property
    def header_more_buttons(self):
        label = capfirst(ReadyAnswer._meta.verbose_name_plural)
        url = reverse("ready_answers:index")
        own = Button(label, url, icon_name="copy", priority=10)
        register = Button(
            _("Register of requests for information"),
            reverse("questions:register"),
            icon_name="list-ul",
            priority=20,
        )
        buttons = [*super().header_more_buttons, own, register]
        if sites_to_enter_at(self.permission_policy, self.request.user).exists():
            label, url = _("Enter a request on paper"), reverse("questions:on_paper")
            buttons.append(Button(label, url, icon_name="doc-full", priority=15))
        return buttons

    def also_found(self):
        return models.Q(code__in=possible_codes(self.search_query))

    def order_queryset(self, queryset):
        if self.is_explicitly_ordered:
            return super().order_queryset(queryset)
        return queryset.order_by(
            models.Case(
                models.When(status__in=Status.running(), then="due_on"),
            ).asc(nulls_last=True),
            models.Case(models.When(status=Status.ASKED, then=0), default=1),
            "-asked_at",
        )

    @cached_property
    def columns(self):
        return [
            self._get_title_column_class(TitleColumn)(
                "text",
                label=_("Question"),
                accessor=_start_of,
                get_url=self.get_inspect_url,
                classname=ON_CARD,
            ),
            DeadlineColumn(
                "due_on",
                label=_("Answer before"),
                accessor=_deadline,
                sort_key="due_on",
                primary=lambda question: question.is_overdue,
                classname=ON_CARD,
            ),
            StatusTagColumn(
                "status",
                label=_("Status"),
                accessor="get_status_display",
                primary=lambda question: question.is_open,
                sort_key="status",
                classname=ON_CARD,
            ),
            Column("code", label=_("Code"), classname=f"whole {ON_CARD}"),
            Column("kind", label=_("Kind"), accessor="get_kind_display"),
            Column("topic", label=_("Topic")),
            DateColumn("asked_at", label=_("Asked at"), sort_key="asked_at"),
        ]


class QuestionMenuItem(MenuItem):
    """Shown to those who answer, with the number of questions that wait."""

    def is_shown(self, request) -> bool:
        return self._waiting(request) is not None

    def render_component(self, request):
        component = super().render_component(request)
        if waiting := self._waiting(request):
            component.label = f"{self.label} ({waiting})"
        return component

    @staticmethod
    def _waiting(request) -> int | None:
        """Open questions this user may see; None without any right. Counted once a request."""
        if not hasattr(request, "_questions_waiting"):
            policy = QuestionViewSet.policy()
            has_right = policy.user_has_any_permission(request.user, ["view", "change"])
            request._questions_waiting = (
                scope(Question.objects.open(), request.user, ("view", "change")).count()
                if has_right
                else None
            )
        return request._questions_waiting


class QuestionViewSet(ScopedInboxViewSet):
    """Incoming questions: read, assign, answer; nothing to add, copy or delete by hand."""

    model = Question
    icon = "help"
    menu_label = _("Incoming questions")
    menu_order = 150
    add_to_admin_menu = True
    index_view_class = QuestionIndexView
    inspect_view_class = QuestionDeskView
    filterset_class = QuestionFilterSet
    search_fields = ["code", "text", "subject"]
    ordering = ["-asked_at"]
    menu_item_class = QuestionMenuItem

    @staticmethod
    def policy():
        return policy_registry.get_by_type(Question)

    def get_urlpatterns(self):
        kwargs = {"model": Question, "permission_policy": self.permission_policy}
        return [
            *super().get_urlpatterns(),
            path("nhap-phieu/", PaperInformationView.as_view(**kwargs), name="on_paper"),
            path("so-cung-cap-thong-tin/", RegisterView.as_view(**kwargs), name="register"),
            path("so-cung-cap-thong-tin.csv", RegisterFile.as_view(**kwargs), name="register_file"),
        ]


class TopicViewSet(VocabularyViewSet):
    """What people ask about, kept by the province."""

    model = Topic
    menu_label = _("Topics of questions")
    list_display = ["name", "name_en", "order", "is_active"]


question_viewset = QuestionViewSet("questions")
