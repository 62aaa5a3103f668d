"""The officer's desk: one question with its asker, its way and what can be done now."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from communes.questions.forms.desk import AnswerForm, AssignForm, NoteForm
from communes.questions.models import Question, Status
from communes.questions.models.lifecycle import StepNotPossible
from portal.core.hints import Text
from portal.core.sections import section_in

ANSWERS = {
    "draft": gettext_lazy("The draft of the answer is saved."),
    "private": gettext_lazy("The answer is given to the asker alone."),
    "publish": gettext_lazy("The answer is published."),
}


class QuestionDeskView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Shows a question; each POST does one step, named by its `do`."""

    any_permission_required = ["view", "change"]
    template_name = "questions/admin/desk.html"
    page_title = gettext_lazy("Question")
    header_icon = "help"
    model = None
    index_url_name = None

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.object = self.get_object()
        self.failed = {}

    def get_object(self):
        questions = Question.objects.select_related(
            "contact", "topic", "village", "site__root_page", "assigned_to", "published_page"
        )
        return get_object_or_404(questions, pk=self.kwargs["pk"])

    @cached_property
    def can_change(self) -> bool:
        return self.user_has_permission_for_instance("change", self.object)

    @cached_property
    def can_publish(self) -> bool:
        """The asker allows it, and the officer may publish in the commune's list."""
        if not self.object.may_publish:
            return False
        index = section_in(self.object.site, "questions.QuestionIndexPage")
        return bool(index and index.permissions_for_user(self.request.user).can_publish_subpage())

    def get_page_subtitle(self):
        return self.object.code

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("Incoming questions")},
            {"url": "", "label": self.object.code},
        ]

    def post(self, request, *args, **kwargs):
        step = self.steps.get(request.POST.get("do"))
        if step is None or not self.can_change:
            raise PermissionDenied
        try:
            with transaction.atomic():
                message = step(request.POST["do"])
        except StepNotPossible as error:
            messages.error(request, str(error))
            return redirect(request.path)
        if message is None:
            messages.error(request, _("Nothing was changed yet: see the marked fields."))
            self.object = self.get_object()
            return self.render_to_response(self.get_context_data())
        messages.success(request, message)
        return redirect(request.path)

    @property
    def steps(self) -> dict:
        return {
            "assign": self._assign,
            "transfer": self._note,
            "reject": self._note,
            "draft": self._answer,
            "private": self._answer,
            "publish": self._answer,
        }

    def _checked(self, name: str, form) -> bool:
        if form.is_valid():
            return True
        self.failed[name] = form
        return False

    def _assign(self, do: str) -> Text | None:
        form = AssignForm(self.request.POST, question=self.object)
        if not self._checked("assign", form):
            return None
        data = form.cleaned_data
        self.object.assign(data["post"], data["to"], by=self.request.user)
        return _("The question is given to: %(post)s.") % {"post": data["post"]}

    def _note(self, do: str) -> Text | None:
        form = NoteForm(self.request.POST, prefix=do)
        if not self._checked(do, form):
            return None
        getattr(self.object, do)(form.cleaned_data["note"], by=self.request.user)
        return _("The question is passed on.") if do == "transfer" else _("The question is closed.")

    def _answer(self, do: str) -> Text | None:
        if do == "publish" and not self.can_publish:
            raise PermissionDenied
        form = AnswerForm(
            self.request.POST, instance=self.object, action=do, for_user=self.request.user
        )
        if not self._checked("answer", form):
            return None
        question = form.save(commit=False)
        if do == "draft":
            question.save_draft()
        elif do == "private":
            question.answer_privately(by=self.request.user)
        else:
            question.publish(by=self.request.user)
        return ANSWERS[do]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        question, failed = self.object, self.failed
        answer = failed.get("answer") or AnswerForm(instance=question, for_user=self.request.user)
        context |= {
            "question": question,
            "contact": question.contact_or_none,
            "events": question.events.select_related("by"),
            "can_change": self.can_change,
            "can_publish": self.can_publish,
            "can_answer": question.status in Status.answerable(),
            "can_answer_privately": question.status != Status.PUBLISHED,
            "answer_form": answer,
            "assign_form": failed.get("assign") or AssignForm(question=question),
            "transfer_form": failed.get("transfer") or NoteForm(prefix="transfer"),
            "reject_form": failed.get("reject") or NoteForm(prefix="reject"),
            "media": answer.media,
        }
        return context
