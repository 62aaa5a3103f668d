"""Logging in and out, and the way to a new password: Wagtail's own views with our limits."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from wagtail.admin.views import account

from portal.login import log
from portal.login.browsers import remember_browser
from portal.login.limits import unlock
from portal.login.oidc import is_on as is_oidc_on
from portal.login.oidc import logout_url
from portal.login.second_step import standing_of


def finish_url(standing, next_url: str = "") -> str:
    """Where a half-done log-in goes on."""
    name = "login_second_step" if standing.has_device else "login_set_up"
    query = f"?{urlencode({'next': next_url})}" if next_url else ""
    return reverse(name) + query


class LoginView(account.LoginView):
    """The first step; then the second where one is asked for."""

    def get(self, request, *args, **kwargs):
        if request.waiting:
            return redirect(finish_url(request.waiting, self.get_redirect_url()))
        return super().get(request, *args, **kwargs)

    def get_success_url(self):
        found = super().get_success_url()
        user = self.request.user
        if not user.is_authenticated or getattr(user, "otp_device", None):
            return found
        standing = standing_of(user)
        return finish_url(standing, found) if standing.asks else found

    def form_valid(self, form):
        response = super().form_valid(form)
        remember_browser(self.request, response, form.get_user())
        return response

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"has_oidc": is_oidc_on()}


class LogoutView(account.LogoutView):
    """Ends the session here and, where the log-in came from a provider, there."""

    def dispatch(self, request, *args, **kwargs):
        self.provider_url = logout_url(request)
        return super().dispatch(request, *args, **kwargs)

    def get_success_url(self):
        return self.provider_url or super().get_success_url()


class ResetConfirmView(account.PasswordResetConfirmView):
    """A new password by the link of a mail: whoever holds the mail is let in where others guess."""

    def form_valid(self, form):
        response = super().form_valid(form)
        user = form.user
        unlock(user)
        log.record(log.Kind.RESET_DONE, user, self.request)
        remember_browser(self.request, response, user)
        return response
