"""What officers fill in beside the answer: who deals with it, what is asked back, where it goes."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.widgets import AdminAutoHeightTextInput

from communes.questions.choices import Office
from communes.questions.directory import office_named
from communes.questions.forms.reply import ReplyForm
from communes.questions.models import Question, QuestionIndexPage
from portal.core.typed.phones import PhoneFormField

# Of those that a commune has passed questions on to, the last ones.
OFFICES_SHOWN = 20
OFFICES_READ = 200


def staff_of(site):
    """The people who may work on questions of this site, for choosing one of them."""
    return (
        get_user_model()
        .objects.filter(
            is_active=True,
            groups__site_permissions__site=site,
            groups__site_permissions__permission__codename="change_question",
            groups__site_permissions__permission__content_type__app_label="questions",
        )
        .distinct()
        .order_by("last_name", "username")
    )


class AssignForm(forms.Form):
    """Who deals with it."""

    prefix = "assign"

    post = forms.CharField(
        label=_("Post in charge"),
        max_length=120,
        help_text=_("Shown to the asker, such as “Công chức Địa chính – Xây dựng”."),
    )
    to = forms.ModelChoiceField(
        label=_("Person"),
        queryset=get_user_model().objects.none(),
        required=False,
        empty_label=_("No one in particular"),
        help_text=_("Only for the staff of this commune; never shown."),
    )

    # They are of several kinds.
    fields: dict[str, Any]

    def __init__(self, *args, question: Question, **kwargs):
        kwargs.setdefault(
            "initial", {"post": question.assigned_post, "to": question.assigned_to_id}
        )
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = staff_of(question.site)
        self.fields["to"].label_from_instance = lambda user: user.get_full_name() or user.username


class NoteForm(forms.Form):
    """Why it is turned down: the asker reads it."""

    note = forms.CharField(
        label=_("Note for the asker"),
        min_length=10,
        max_length=500,
        widget=AdminAutoHeightTextInput(),
        help_text=_("The asker reads this. Leave out names and phone numbers of people."),
        error_messages={
            "required": _("Tell the asker why, or who deals with it now."),
            "min_length": _("Write a whole sentence."),
        },
    )


class AskBackForm(NoteForm):
    """What the asker is asked."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["note"].label = _("Question to the asker")
        self.fields["note"].error_messages["required"] = _("Write what you want to know.")


class ToldForm(ReplyForm):
    """What an asker replied by phone or at the counter."""

    reply = forms.CharField(
        label=_("What the asker replied"),
        min_length=2,
        max_length=2000,
        widget=AdminAutoHeightTextInput(),
        help_text=_("Only where they told you: what they write themselves comes by itself."),
        error_messages={"required": _("Write what the asker told you.")},
    )


class TransferForm(NoteForm):
    """Who else deals with it, with what the asker needs to get there."""

    known = forms.ChoiceField(
        label=_("An office that you have named before"),
        required=False,
        help_text=_("Its address and phone are taken as they were."),
    )
    name = forms.CharField(
        label=_("Name of the office"),
        required=False,
        max_length=120,
        help_text=_(
            "Such as “Chi nhánh Văn phòng đăng ký đất đai”. Of a commune of the province the name"
            " is enough: its address and phone are known."
        ),
    )
    address = forms.CharField(label=_("Address of that office"), required=False, max_length=200)
    phone = PhoneFormField(
        label=pgettext_lazy("office", "Phone of the office"), required=False, office=True
    )

    field_order = ["known", "name", "address", "phone", "note"]
    fields: dict[str, Any]

    def __init__(self, *args, question: Question, **kwargs):
        kwargs["initial"] = {
            "note": _("The commune can’t deal with this. Turn to the office named here.")
        } | kwargs.get("initial", {})
        self.site = question.site
        super().__init__(*args, **kwargs)
        if names := list(self.offices):
            choices = [("", _("Another one, named below")), *((name, name) for name in names)]
            self.fields["known"].choices = choices
        else:
            del self.fields["known"]

    @cached_property
    def offices(self) -> dict[str, Office]:
        """Those that this commune has named, by name, the newest first."""
        passed_on = Question.objects.in_site(self.site).exclude(office_name="").order_by("-pk")
        rows = passed_on.values_list("office_name", "office_address", "office_phone", "office_url")
        found: dict[str, Office] = {}
        for row in rows[:OFFICES_READ]:
            found.setdefault(row[0], Office(*row))
        return dict(list(found.items())[:OFFICES_SHOWN])

    def clean(self):
        super().clean()
        data = self.cleaned_data
        if not data.get("known") and not data.get("name"):
            self.add_error("name", _("Name the office that deals with it."))
        return data

    @property
    def office(self) -> Office:
        """What was chosen or typed; a commune's own data where only its name was typed."""
        data = self.cleaned_data
        if data.get("known"):
            return self.offices[data["known"]]
        typed = Office(data["name"], data["address"], data["phone"])
        if typed.address or typed.phone:
            return typed
        return office_named(QuestionIndexPage, typed.name) or typed
