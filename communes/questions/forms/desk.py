"""The answer that officers write."""

from django import forms
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from communes.questions.disclosure import Hit
from communes.questions.models import Question
from communes.questions.public_words import (
    digest_of,
    hits_in,
    refusal,
    refused,
    to_be_seen,
    values_of,
)

# The texts of the page, and the fields of the form that they come from.
PUBLIC_FIELDS = {
    "title": "subject",
    "question_public": "public_text",
    "answer": "answer",
    "answered_by": "answered_post",
}


class AnswerForm(WagtailAdminModelForm):
    """The answer; subject and wording only where the question may be published.

    `hits` are what it would tell of people once it was published.
    """

    class Meta:
        model = Question
        fields = ["answer", "answered_post", "subject", "public_text", "topic"]
        help_texts = {
            "subject": _("The title of the page: one short question."),
            "public_text": _("In your own words: no names, numbers or addresses of people."),
            "answered_post": _("Shown below the answer, such as “Công chức Tư pháp – Hộ tịch”."),
        }

    def __init__(self, *args, action: str = "", **kwargs):
        self.action = action
        self.hits: list[Hit] = []
        super().__init__(*args, **kwargs)
        question, typed = self.instance, kwargs.get("initial")
        if not question.may_publish:
            del self.fields["subject"], self.fields["public_text"]
        elif not self.is_bound and typed is None:
            self._start_from(question)
        if not question.answered_post and typed is None:
            self.initial["answered_post"] = question.assigned_post

    def _start_from(self, question: Question) -> None:
        """The words of the published page where there is one: it may have been edited.

        Never the asker's own words: whoever publishes those has asked for them.
        """
        if page := question.published_page:
            self.initial |= {name: getattr(page, told) for told, name in PUBLIC_FIELDS.items()}

    @property
    def marked(self) -> list[Hit]:
        """What an officer has to look at before it is published."""
        return to_be_seen(self.hits)

    @property
    def seen_value(self) -> str:
        """What the tick sends: it holds for these words only."""
        return digest_of(self.marked)

    @property
    def is_seen(self) -> bool:
        return self.data.get("seen") == self.seen_value

    def clean(self):
        data = super().clean()
        if self.action == "draft":
            return data
        if not strip_tags(data.get("answer") or "").strip():
            self.add_error("answer", _("Write the answer."))
        if not data.get("answered_post"):
            self.add_error("answered_post", _("Write the post of who answers."))
        if self.action == "publish":
            if not self.instance.may_publish:
                raise forms.ValidationError(
                    _("The asker did not allow publishing. Answer privately.")
                )
            if not data.get("subject"):
                self.add_error("subject", _("Write a title: one short question."))
            if not data.get("public_text"):
                self.add_error("public_text", _("Write the question as it may be read by all."))
            self._keep_private(data)
        return data

    def _keep_private(self, data: dict) -> None:
        """Nothing that tells who asked; what may be somebody's own only once it was looked at."""
        page = values_of(self.instance.public_page())
        values = page | {told: data.get(name) for told, name in PUBLIC_FIELDS.items()}
        self.hits = hits_in(values, self.instance)
        for hit in refused(self.hits):
            self.add_error(PUBLIC_FIELDS.get(hit.key), refusal(hit))
        if self.marked and not self.is_seen:
            self.add_error(None, _("Look at what is marked below, then tick that you have."))
