"""What can be put into an answer: the commune's ready answers, and answers to alike questions."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from communes.questions.models import QuestionPage, ReadyAnswer

SHOWN = 100


class InsertForm(forms.Form):
    """One select for both; `rich` is the text that was chosen."""

    prefix = "insert"

    text = forms.ChoiceField(
        label=_("Put a text into the answer"),
        help_text=_("It is added below what is typed. Then make it fit this question."),
        error_messages={
            "required": _("Choose a text first."),
            "invalid_choice": _("Choose a text of the list."),
        },
    )

    fields: dict[str, Any]

    def __init__(self, *args, ready: Sequence[ReadyAnswer], similar: Sequence[QuestionPage], **kw):
        super().__init__(*args, **kw)
        self.ready, self.similar = ready, similar
        groups = [
            (_("Ready answers"), [(f"ready-{one.pk}", one.title) for one in ready]),
            (
                _("Published answers to questions like this"),
                [(f"similar-{page.pk}", Truncator(page.title).chars(80)) for page in similar],
            ),
        ]
        shown = [group for group in groups if group[1]]
        self.fields["text"].choices = [("", _("Choose a text")), *shown]

    @cached_property
    def rich(self) -> str:
        kind, _sign, pk = self.cleaned_data["text"].partition("-")
        if kind == "ready":
            return next(one.text for one in self.ready if str(one.pk) == pk)
        return next(page.answer for page in self.similar if str(page.pk) == pk)
