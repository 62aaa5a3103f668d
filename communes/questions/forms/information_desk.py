"""What officers fill in at a request for information: work and cost, more time, a refusal."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.widgets import AdminAutoHeightTextInput

from communes.information import Handling, information_rules
from communes.questions.forms.ways import NoteForm
from communes.questions.models.information import InformationRequest
from portal.core.typed.numbers import WholeNumberField

# Nobody is charged more for copies of a commune's papers.
HIGHEST_FEE = 100_000_000


class SettleForm(forms.Form):
    """What form 03 tells: how much work it is, what it costs, when and where it is given."""

    handling = forms.ChoiceField(
        label=_("How much work is it?"),
        choices=Handling.choices,
        widget=forms.RadioSelect,
        help_text=_("The last day follows from it, by the law."),
        error_messages={"required": _("Choose how much work it is.")},
    )
    fee = WholeNumberField(
        label=_("Cost of printing, copying and posting, in đồng"),
        required=False,
        min_value=0,
        max_value=HIGHEST_FEE,
        help_text=_("0 where it costs nothing. Empty: not known yet."),
    )
    note = forms.CharField(
        label=_("When, where and how"),
        min_length=10,
        max_length=500,
        widget=AdminAutoHeightTextInput(),
        help_text=_("The asker reads this: where to come, until when and how to pay. No names."),
        error_messages={
            "required": _("Tell the asker when, where and how."),
            "min_length": _("Write a whole sentence."),
        },
    )

    def __init__(self, *args, request_for: InformationRequest, **kwargs):
        told = {"handling": request_for.handling, "fee": request_for.fee}
        kwargs["initial"] = told | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)


class ExtendForm(NoteForm):
    """Why it takes longer."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["note"].label = _("Why it takes longer")
        self.fields["note"].error_messages["required"] = _("Tell the asker why it takes longer.")


class RefuseForm(NoteForm):
    """Why it is refused, by the law and in the officer's words."""

    ground = forms.ChoiceField(
        label=_("Reason of the law"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the reason of the law.")},
    )
    field_order = ["ground", "note"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        grounds = information_rules().ground
        self.fields["ground"].choices = [(ground.key, str(ground)) for ground in grounds]  # type: ignore[attr-defined]
        self.fields["note"].label = pgettext_lazy("refusal", "In your words")
