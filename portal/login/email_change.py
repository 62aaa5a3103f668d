"""Another e-mail address for an account: its owner confirms it, the old one is told.

Nothing is kept meanwhile: the link carries all (`email_links`).
"""

from django import forms
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import BaseSettingsPanel

from portal.login import log, mails
from portal.login.limits import is_own_password
from portal.users.models import User


def ask_for_change(request, new_email: str) -> None:
    """Mails the link to the new address, and tells the old one. The account stays as it is."""
    user = request.user
    log.record(log.Kind.EMAIL_ASKED, user, request)
    mails.send_confirmation(user, new_email)
    mails.tell_owner(user, "email_asked")


def change_email(request, new_email: str) -> bool:
    """The owner confirmed: links sent to the old address are worth nothing from now on.

    False, and nothing is changed, where another account has the address: told only here, to who
    reads its mail.
    """
    user = User.objects.get(pk=request.user.pk)
    old = user.email
    user.set_email(new_email)
    try:
        with transaction.atomic():
            user.save(update_fields=["email", "username"])
    except IntegrityError:
        return False
    if old:
        mails.tell_owner(user, "email_changed", old)
    return True


class EmailForm(forms.Form):
    """Asks for the new address, and for the password: a screen left open is no way to it."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254, required=False)
    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        help_text=_("Only to change the address."),
    )

    def __init__(self, request, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request
        if not request.user.has_usable_password():
            del self.fields["password"]

    def clean(self):
        super().clean()
        if not self.has_new_address() or self.errors:
            return
        if not self.cleaned_data["email"]:
            self.add_error("email", _("Type an address: it is your way back to a lost password."))
        elif "password" in self.fields:
            password = self.cleaned_data.get("password")
            if not password or not is_own_password(self.request, password):
                self.add_error("password", _("Type your present password to change the address."))

    def has_new_address(self) -> bool:
        return self.cleaned_data.get("email", "") != self.request.user.email

    def save(self) -> None:
        if self.has_new_address():
            ask_for_change(self.request, self.cleaned_data["email"])


class EmailPanel(BaseSettingsPanel):
    """In place of the address in Wagtail's own panel (`WAGTAIL_EMAIL_MANAGEMENT_ENABLED`)."""

    name = "email"
    title = _("E-mail address")
    order = 110
    template_name = "login/email_panel.html"
    form_class = EmailForm

    def get_form(self):
        """One form an answer: the password is looked at once."""
        if not hasattr(self, "_form"):
            data = self.request.POST if self.request.method == "POST" else None
            initial = {"email": self.user.email}
            self._form = EmailForm(self.request, data, prefix=self.name, initial=initial)
        return self._form
