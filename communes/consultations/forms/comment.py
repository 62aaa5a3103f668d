"""The form in which people say what they think of a draft."""

import uuid
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Site

from communes.consultations.choices import CONSENTS, Purpose
from communes.consultations.querysets import Sent
from portal.core.form_stamps import StampedForm
from portal.core.typed.emails import EmailFormField
from portal.core.typed.personal_numbers import holds_personal_number
from portal.core.typed.phones import PhoneFormField
from portal.privacy.consent_fields import ConsentField
from portal.privacy.consents import consent_texts, newest_text
from portal.privacy.led_away import WHERE, looks_like_complaint
from portal.privacy.public_forms import FirstRadio

LONGEST = 3000
PRIVATE = "private"


def showing_choices() -> list[tuple[str, Any]]:
    """How a comment may be shown: the consent that it is, with the version that is read."""
    offered = [newest_text(CONSENTS, purpose) for purpose in (Purpose.NAME, Purpose.SHOW)]
    choices: list[tuple[str, Any]] = [(f"{one.purpose}:{one.version}", one) for one in offered]
    return [*choices, (PRIVATE, _("Don’t show it; only those who work on the draft read it"))]


class ShowingField(forms.ChoiceField):
    """With a name, without, or not at all: nothing is chosen beforehand."""

    def valid_value(self, value) -> bool:
        """Also a version that was asked when the form was opened."""
        known = {f"{text.purpose}:{text.version}" for text in consent_texts(CONSENTS)}
        return super().valid_value(value) or value in known


def _text_field(label, **kwargs) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"class": "in", "rows": 4}),
        error_messages={"max_length": _("Shorten it to 3,000 characters.")},
        **kwargs,
    )


class CommentForm(StampedForm):
    """A comment on one draft. Keeps what was typed, whatever was wrong."""

    text = _text_field(
        _("Your comment"),
        help_text=_("What is good, what should change and why. Leave out ID card numbers."),
    )
    showing = ShowingField(
        label=_("May your comment be shown on this site?"),
        choices=showing_choices,
        widget=FirstRadio,
        error_messages={
            "required": _("Choose whether your comment may be shown."),
            "invalid_choice": _("Choose whether your comment may be shown."),
        },
    )
    name = forms.CharField(
        label=_("Full name (may be left out)"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"class": "in", "autocomplete": "name"}),
        error_messages={"max_length": _("Shorten the name to 80 characters.")},
    )
    village = forms.CharField(
        label=_("Village (may be left out)"),
        help_text=_("Shown with your comment if it is shown."),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"class": "in"}),
        error_messages={"max_length": _("Shorten the village to 80 characters.")},
    )
    phone = PhoneFormField(
        label=pgettext_lazy("person", "Phone (may be left out)"),
        help_text=_("Only to ask you back. Never shown."),
        required=False,
        widget=forms.TextInput(attrs={"class": "in", "autocomplete": "tel"}),
    )
    email = EmailFormField(
        label=_("E-mail (may be left out)"),
        help_text=_("Only to ask you back. Never shown."),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"class": "in", "autocomplete": "email"}),
        error_messages={
            "invalid": _("Write the address as in ten@vidu.vn."),
            "max_length": _("An e-mail address has 254 characters at most. Check it."),
        },
    )
    consent = ConsentField(
        CONSENTS,
        Purpose.KEEP,
        error_messages={"required": _("Tick that your comment may be kept to consider the draft.")},
    )
    is_comment = forms.BooleanField(
        label=_("It is a comment on the draft: send it"), required=False
    )
    key = forms.CharField(required=False)

    where_complaints_go = WHERE
    # They are of several kinds.
    fields: dict[str, Any]

    def __init__(self, data=None, *, site: Site, prompts):
        self.prompts = list(prompts)
        super().__init__(data, site=site)
        for prompt in self.prompts:
            self.fields[prompt.field_name] = _text_field(prompt.text)

    @property
    def replies(self) -> list[forms.BoundField]:
        """The fields of the questions, in their order."""
        return [self[prompt.field_name] for prompt in self.prompts]

    @property
    def typed(self) -> list[tuple[str, str]]:
        """What was written, as (label, text): to be copied where it can't be sent any more."""
        names = [*(prompt.field_name for prompt in self.prompts), "text"]
        told = [(str(self.fields[name].label), self.data.get(name, "").strip()) for name in names]
        return [(label, text[:LONGEST]) for label, text in told if text]

    @cached_property
    def sent_key(self) -> uuid.UUID:
        """What tells a second sending of this form; a form that lost it gets another."""
        try:
            return uuid.UUID(self.data.get("key", ""))
        except ValueError:
            return uuid.uuid4()

    @property
    def _words(self) -> str:
        return "\n".join(text for _label, text in self.typed)

    @property
    def asks_what_it_is(self) -> bool:
        """Whether it was sent with words that sound like a complaint."""
        return self.is_bound and looks_like_complaint(self._words)

    def clean_name(self) -> str:
        """The name on one line."""
        return " ".join(self.cleaned_data["name"].split())

    def clean(self):
        data = self.cleaned_data
        for name in ("text", *(prompt.field_name for prompt in self.prompts)):
            if holds_personal_number(data.get(name, "")):
                self.add_error(
                    name,
                    _("Take the number of the ID card, passport or health insurance out of it."),
                )
        if not self._words:
            self.add_error("text", _("Write what you think of the draft."))
        if self._purpose == Purpose.NAME and not self.data.get("name", "").strip():
            self.add_error("name", _("Write your name, or choose to be shown without it."))
        if self.asks_what_it_is and not data.get("is_comment"):
            self.add_error(
                "is_comment",
                _(
                    "This reads like a complaint or denunciation. If it is a comment on the draft,"
                    " tick below."
                ),
            )
        return super().clean()

    @property
    def _purpose(self) -> str:
        return self.cleaned_data.get("showing", "").partition(":")[0]

    def sent(self) -> Sent:
        """What `Comment.objects.receive` takes; of a valid form."""
        data = self.cleaned_data
        purpose, _colon, version = data["showing"].partition(":")
        consents: dict[str, str] = {
            Purpose.KEEP: self.fields["consent"].version(self.data.get("consent", ""))
        }
        if purpose != PRIVATE:
            consents[purpose] = version
        replies = [(prompt, data[prompt.field_name]) for prompt in self.prompts]
        return Sent(
            text=data["text"],
            replies=tuple((one.translation_key, one.text, text) for one, text in replies if text),
            village=data["village"],
            shown_name=data["name"] if purpose == Purpose.NAME else "",
            may_show=purpose != PRIVATE,
            contact={name: data[name] for name in ("name", "phone", "email")},
            consents=consents,
            key=self.sent_key,
        )
