"""The forms of a log-in, of its second step and of its devices."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.forms import auth

from portal.core.ratelimit import address_hash
from portal.login import log
from portal.login.limits import is_own_password
from portal.login.mails import send_reset_link
from portal.login.second_step import match_code, pass_with_code, seconds_to_wait
from portal.users.models import User, account_named

HOUR = 60 * 60
# Links to a new password an hour: to one account, and asked for from one address.
RESETS_PER_ACCOUNT = 3
RESETS_PER_ADDRESS = 20

CODE_ATTRS = {"autocomplete": "one-time-code", "autofocus": True, "spellcheck": "false"}


class LoginForm(auth.LoginForm):
    """Name and password; limits count by the account that is meant, not by how it was typed."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")
        self.fields["password"].widget.attrs["autocomplete"] = "current-password"
        self.fields["username"].widget.attrs |= {
            "autocomplete": "username",
            "autocapitalize": "none",
            "spellcheck": "false",
        }

    def clean_username(self) -> str:
        typed = self.cleaned_data["username"]
        account = account_named(typed)
        return account.username if account else typed


class LimitedResetForm(auth.PasswordResetForm):
    """Mails links to a new password, so many an hour. The answer is the same in any case."""

    def save(self, *, request, **kwargs) -> None:
        source = address_hash(request)
        for found in self.get_users(self.cleaned_data["email"]):
            # One after the other, so that no burst is over the limit.
            user = User.objects.select_for_update().get(pk=found.pk)
            asked = log.Kind.RESET_ASKED
            is_over = (
                log.count_since(asked, HOUR, user=user) >= RESETS_PER_ACCOUNT
                or log.count_since(asked, HOUR, source=source) >= RESETS_PER_ADDRESS
            )
            if not is_over:
                log.record(asked, user, request)
                send_reset_link(user)


class CodeForm(forms.Form):
    """A code of an app, or a recovery code, of an account whose log-in is half done."""

    code = forms.CharField(
        label=_("Code"),
        max_length=32,
        help_text=_("Six figures from the app on your phone, or one of your recovery codes."),
        widget=forms.TextInput(attrs=CODE_ATTRS),
    )

    def __init__(self, request, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_code(self) -> str:
        code, user = self.cleaned_data["code"], self.request.user
        if pass_with_code(self.request, user, code):
            return code
        raise forms.ValidationError(wrong_code(user))


def wrong_code(user: User) -> str:
    seconds = seconds_to_wait(user)
    told = _("That code is not right, or was used before. Type the one that the app shows now.")
    if seconds <= 1:
        return str(told)
    return f"{told} " + ngettext(
        "Wait %(count)d second before.", "Wait %(count)d seconds before.", seconds
    ) % {"count": seconds}


class NameForm(forms.Form):
    """What its owner calls a device."""

    name = forms.CharField(
        label=_("Name of the device"),
        max_length=64,
        help_text=_("So that you know it again: “My phone”, “Computer in the office”."),
    )


class NewAppForm(NameForm):
    """A new app, and the first code that it shows."""

    code = forms.CharField(
        label=_("Code that the app shows"),
        max_length=16,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
        ),
    )
    field_order = ["code", "name"]

    def __init__(self, totp, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.totp = totp

    def clean_code(self) -> str:
        code = "".join(self.cleaned_data["code"].split())
        if code.isascii() and code.isdigit() and self.totp.verify(int(code), tolerance=1):
            return code
        raise forms.ValidationError(
            _("That is not the code of this app. Wait for the next one, and type it.")
        )


class OwnerForm(forms.Form):
    """Asks once more who is there: the password, or a code where the account has none."""

    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    code = forms.CharField(label=_("Code"), max_length=32, widget=forms.TextInput(attrs=CODE_ATTRS))

    def __init__(self, request, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request
        del self.fields["code" if request.user.has_usable_password() else "password"]

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        if not is_own_password(self.request, password):
            raise forms.ValidationError(_("That is not your password."))
        return password

    def clean_code(self) -> str:
        if match_code(self.request.user, self.cleaned_data["code"]) is None:
            raise forms.ValidationError(wrong_code(self.request.user))
        return self.cleaned_data["code"]
