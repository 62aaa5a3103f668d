"""The form of a question."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from communes.models import Village
from communes.questions.choices import CONSENTS, Purpose
from communes.questions.forms.asking import AskingForm
from communes.questions.models.vocabulary import Topic
from communes.village_choice import VillageField, limit_villages
from portal.core.forms import NamesSelect
from portal.privacy.consent_fields import ConsentField
from portal.privacy.public_forms import FirstRadio


class QuestionForm(AskingForm):
    """A question to one commune. Keeps what was typed, whatever was wrong."""

    topic = forms.ModelChoiceField(
        label=_("What is it about?"),
        queryset=Topic.objects.none(),
        widget=FirstRadio,
        empty_label=None,
        error_messages={"required": _("Choose what it is about.")},
    )
    village = VillageField(
        label=_("Village"),
        queryset=Village.objects.none(),
        required=False,
        empty_label=_("Not said"),
        widget=NamesSelect(attrs={"class": "in"}),
        error_messages={"invalid_choice": _("Choose a village of the list.")},
    )
    consent = ConsentField(
        CONSENTS,
        Purpose.ANSWER,
        error_messages={"required": _("Tick that the commune may keep your contact to answer.")},
    )

    field_order = ["topic", "question", "name", "village", "phone", "email", "consent"]

    def __init__(self, data=None, *, site: Site):
        super().__init__(data, site=site)
        self.fields["topic"].queryset = Topic.objects.active()
        self.fields["topic"].label_from_instance = lambda topic: topic.label
        limit_villages(self, "village", site)
        if not self.fields["topic"].queryset:
            del self.fields["topic"]

    def values(self) -> dict:
        """The fields of the question, for `Question.objects.receive`."""
        data = self.cleaned_data
        return {
            "text": data["question"],
            "topic": data.get("topic"),
            "village": data.get("village"),
        }
