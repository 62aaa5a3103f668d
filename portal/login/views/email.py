"""Where the link of a mail to a new address leads: behind Wagtail's own door."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages

from portal.login.email_change import change_email
from portal.login.email_links import read_email_token
from portal.users.managing import account_of


class ConfirmEmailView(TemplateView):
    """Asks for one press of a button: what only looks at links of mails confirms nothing."""

    template_name = "login/confirm_email.html"

    def get_context_data(self, **kwargs):
        new_email = read_email_token(account_of(self.request), self.kwargs["token"])
        return super().get_context_data(**kwargs) | {"new_email": new_email}

    def post(self, request, *args, **kwargs):
        new_email = read_email_token(account_of(request), self.kwargs["token"])
        if new_email is None:
            return self.get(request, *args, **kwargs)
        if change_email(request, new_email):
            text = _("%(email)s is the address of your account now.") % {"email": new_email}
            messages.success(request, text)
        else:
            messages.error(request, _("This e-mail address can’t be used. Give another one."))
        return redirect("wagtailadmin_account")
