"""Where the link of an invitation leads: who has it chooses a password, once."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.forms import SetPasswordForm
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from portal.staff.invitations import InvitationRefused, Refusal, invited_by_link
from portal.staff.names import name_of
from portal.staff.services import accept


def what_to_do(reason: Refusal) -> str:
    """What to tell who opened a link that is dead."""
    return {
        Refusal.EXPIRED: _("This invitation has ended. Ask whoever invited you to send it again."),
        Refusal.USED: _("A password was chosen by this link already. Log in with it."),
        Refusal.REPLACED: _("A newer invitation was sent. Open the link in the newest mail."),
        Refusal.UNKNOWN: _(
            "This link isn't valid. Copy the whole address out of the mail, or ask whoever invited "
            "you to send it again."
        ),
    }[reason]


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class InvitationView(FormView):
    """Asks for a password; afterwards the person logs in with it as ever."""

    form_class = SetPasswordForm
    template_name = "staff/invitation.html"

    def dispatch(self, request, token):
        try:
            self.invited = invited_by_link(token, lock=request.method == "POST")
        except InvitationRefused as error:
            told = {"told": what_to_do(error.reason), "is_used": error.reason == Refusal.USED}
            response: HttpResponseBase = self.render_to_response(told, status=410)
        else:
            response = super().dispatch(request)
        # With "no-referrer" browsers would send the form without its origin, too: refused.
        response.headers["Referrer-Policy"] = "same-origin"
        return response

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.invited}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            invited=self.invited,
            name=name_of(self.invited),
            site_name=settings.WAGTAIL_SITE_NAME,
            **kwargs,
        )

    def form_valid(self, form):
        accept(self.invited, form.cleaned_data["new_password1"])
        logout(self.request)  # somebody else may have been logged in on this machine
        messages.success(self.request, _("Your password is set. Log in with it."))
        return redirect("wagtailadmin_login")
