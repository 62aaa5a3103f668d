"""The officer's desk: one question with its asker, its way and what can be done now."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from communes.questions.forms.desk import AnswerForm
from communes.questions.forms.insert import SHOWN, InsertForm
from communes.questions.models import Question, ReadyAnswer, Status
from communes.questions.models.lifecycle import StepNotPossible
from communes.questions.similar import similar_answers
from communes.questions.views.carrying import CarriesTyped
from communes.questions.views.information import InformationDesk
from communes.questions.views.publishing import preview_of, refuse_locked, seen_version
from communes.questions.views.ways import OtherWays
from portal.admin.screens import BesideList
from portal.core.hints import Text
from portal.core.sections import section_in
from portal.privacy.led_away import WHERE, looks_like_complaint
from portal.privacy.looks import record_look
from portal.privacy.models import AccessRecord

ANSWERS = {
    "draft": gettext_lazy("The draft of the answer is saved."),
    "private": gettext_lazy("The answer is given to the asker alone."),
    "publish": gettext_lazy("The answer is published."),
}


class QuestionDeskView(
    InformationDesk,
    OtherWays,
    CarriesTyped,
    BesideList,
    PermissionCheckedMixin,
    WagtailAdminTemplateMixin,
    TemplateView,
):
    """Shows a question; each POST does one step, named by its `do`.

    All that can be typed is one form, which every step carries: nothing of it is lost.
    A step answers with what to say once it is done, or with a screen of its own; None
    where something has to be mended first.
    """

    any_permission_required = ["view", "change"]
    template_name = "questions/admin/desk.html"
    page_title = gettext_lazy("Question")
    header_icon = "help"
    list_name, list_title = "questions:index", gettext_lazy("Incoming questions")
    model = None
    index_url_name = None

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.object = self.get_object()
        self.failed = {}
        self.changes = {}
        self.notes = {}

    def get_object(self):
        questions = Question.objects.select_related(
            *("contact", "topic", "village", "site__root_page", "assigned_to", "published_page"),
            "information",
        )
        return get_object_or_404(questions.prefetch_related("consents"), pk=self.kwargs["pk"])

    @cached_property
    def can_change(self) -> bool:
        return self.user_has_permission_for_instance("change", self.object)

    @cached_property
    def index(self):
        return section_in(self.object.site, "questions.QuestionIndexPage")

    @cached_property
    def publishes_here(self) -> bool:
        """Whether the officer may publish in the commune's list."""
        index = self.index
        return bool(index and index.permissions_for_user(self.request.user).can_publish_subpage())

    @property
    def can_publish(self) -> bool:
        return self.object.may_publish and self.publishes_here

    @property
    def can_take_down(self) -> bool:
        return self.object.status == Status.PUBLISHED and self.publishes_here

    def get_page_subtitle(self):
        return self.object.code

    @property
    def crumb(self):
        return self.object.code

    def post(self, request, *args, **kwargs):
        step = self.steps.get(request.POST.get("do"))
        if step is None or not self.can_change:
            raise PermissionDenied
        try:
            with transaction.atomic():
                done = step(request.POST["do"])
        except StepNotPossible as error:
            # Told beside what was typed: the next step may be another one.
            messages.error(request, str(error))
            return self._again()
        if isinstance(done, HttpResponse):
            return done
        if done is None:
            messages.error(request, _("Nothing was changed yet: see the marked fields."))
            return self._again()
        messages.success(request, done)
        return redirect(request.path)

    @property
    def steps(self) -> dict:
        return (
            self.ways
            | self.information_ways
            | {
                "draft": self._answer,
                "private": self._answer,
                "preview": self._publish,
                "publish": self._publish,
                "take_down": self._take_down,
                "copy": self._copy,
                "insert": self._insert,
                "edit": self._edit,
            }
        )

    def _again(self) -> HttpResponse:
        """The desk with all that was typed."""
        self.object = self.get_object()
        return self.render_to_response(self.get_context_data())

    def _edit(self, do: str) -> HttpResponse:
        return self._again()

    def _copy(self, do: str) -> HttpResponse:
        """The asker's words, to be made an officer's own; never over what is typed."""
        typed = self.request.POST.get("public_text", "").strip()
        if typed and typed != self.object.text.strip():
            messages.warning(
                self.request,
                _("Nothing was copied: the field has words already. Empty it first."),
            )
        else:
            self.changes["public_text"] = self.object.text
            messages.info(
                self.request,
                _("Copied. Take out names, numbers, birthdays and addresses of people."),
            )
        return self._again()

    @cached_property
    def insertable(self) -> dict:
        """What can be put into the answer: two queries."""
        question = self.object
        ready = ReadyAnswer.objects.filter(site=question.site)[:SHOWN]
        return {"ready": list(ready), "similar": similar_answers(question)}

    def _insert(self, do: str) -> HttpResponse | None:
        """Adds a text to the answer, which is as it was typed."""
        form = InsertForm(self.request.POST, **self.insertable)
        if not self._checked("insert", form):
            return None
        field = AnswerForm(instance=self.object, for_user=self.request.user).fields["answer"]
        typed = field.widget.value_from_datadict(self.request.POST, {}, "answer") or ""
        self.changes["answer"] = typed + form.rich if strip_tags(typed).strip() else form.rich
        messages.info(self.request, _("Added to the answer. Make it fit this question."))
        return self._again()

    def _checked(self, name: str, form) -> bool:
        if form.is_valid():
            return True
        self.failed[name] = form
        return False

    def _answer_form(self, action: str) -> AnswerForm | None:
        """The answer as it was typed; None where it has to be mended first."""
        form = AnswerForm(
            self.request.POST, instance=self.object, action=action, for_user=self.request.user
        )
        return form if self._checked("answer", form) else None

    def _keeps_draft(self) -> bool:
        """Saves the answer that was typed before another step; whether that could be done."""
        if "answered_post" not in self.request.POST or not self.object.is_open:
            return True
        form = self._answer_form("draft")
        if form is None:
            return False
        form.save(commit=False).save_draft()
        return True

    def _answer(self, do: str) -> Text | None:
        form = self._answer_form(do)
        if form is None:
            return None
        question = form.save(commit=False)
        if do == "draft":
            question.save_draft()
        else:
            question.answer_privately(by=self.request.user)
        return ANSWERS[do]

    def _publish(self, do: str) -> Text | HttpResponse | None:
        """Shows the page first; what was seen is what is published, or it is shown again."""
        if not self.can_publish:
            raise PermissionDenied
        # As it stands now, until this request is done.
        now = Question.objects.select_for_update(of=("self",)).get(pk=self.object.pk)
        form = self._answer_form("publish")
        if form is None:
            return None
        question = form.save(commit=False)
        refuse_locked(question.published_page, self.request.user)
        page = question.public_page(by=self.request.user)
        version, seen = seen_version(page, now), self.request.POST.get("version", "")
        if do == "publish" and seen == version:
            question.publish(by=self.request.user)
            return ANSWERS[do]
        if do == "publish" and seen.partition(".")[2] not in ("", version.partition(".")[2]):
            messages.error(
                self.request, _("Somebody has changed this question meanwhile. Look at it again.")
            )
        elif do == "publish":
            messages.warning(self.request, _("This is how it will look. Publish it from here."))
        return self.screen(
            "questions/admin/preview.html",
            preview=preview_of(page, self.index, self.request),
            version=version,
        )

    def _take_down(self, do: str) -> Text | HttpResponse:
        if not self.can_take_down:
            raise PermissionDenied
        if not self.is_sure:
            return self.ask(
                do,
                heading=_("Take the answer down now?"),
                text=_(
                    "The page goes with its translations and older versions, and can’t be brought"
                    " back. The asker still reads the answer; the words stay here as a draft."
                ),
                label=_("Take it down"),
            )
        self.object.take_down(by=self.request.user)
        return _("Taken down: nobody can read it any more but the asker.")

    def screen_context(self) -> dict:
        return super().get_context_data(question=self.object)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        question, user = self.object, self.request.user
        answer = self.form("answer", AnswerForm, self.changes, instance=question, for_user=user)
        if question.contact_or_none:
            record_look(user, question.site, AccessRecord.Kind.CONTACT, question.code)
        context |= {
            "question": question,
            "contact": question.contact_or_none,
            "events": question.events.select_related("by"),
            "can_change": self.can_change,
            "can_publish": self.can_publish,
            "can_take_down": self.can_take_down,
            "can_answer": question.status in Status.answerable(),
            "can_answer_privately": question.status != Status.PUBLISHED,
            "answer_form": answer,
            "insert_form": self.form("insert", InsertForm, **self.insertable),
            "similar": self.insertable["similar"],
            "is_complaint": question.is_open and looks_like_complaint(question.text),
            "led_away": WHERE,
            "gets_mail": question.gets_mail,
            "can_reopen": self.can_change and question.can_reopen,
            "media": answer.media,
        }
        return context | self.way_forms() | self.information_forms()
