"""Doors of a log-in: nobody is anybody before the second step, and a session ends 12 hours after
the last thing that was done."""

from functools import partial

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from portal.login.second_step import Standing, is_waiting
from portal.sites.middleware import is_admin_path

# What is open to who gave a password and no more: with a device the second step, without one the
# setting up of the first.
WITH_DEVICE = {"login_second_step", "login_passkey_begin", "login_passkey_complete"}
WITHOUT_DEVICE = {
    "login_set_up",
    "login_add_app",
    "login_add_passkey",
    "login_passkey_register_begin",
    "login_passkey_register_complete",
}
LAST_ACTION = "last_action"
# What an open screen sends by itself is no action.
BY_ITSELF = {
    "login_session",
    "wagtailadmin_editing_sessions:ping",
    "wagtailadmin_editing_sessions:release",
}


class SecondStepMiddleware:
    """Behind OTPMiddleware: whose log-in is half done is nobody, on every address of every host.

    The admin, its API, internal files and previews so refuse them by themselves, whatever comes
    with an upgrade. `process_view` lets them in where they finish (`WITH_DEVICE`,
    `WITHOUT_DEVICE`); `request.waiting` is their standing.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.half_in = request.user
        request.waiting = SimpleLazyObject(partial(is_waiting, request, request.half_in))
        request.user = SimpleLazyObject(partial(self._whole_user, request))
        return self.get_response(request)

    @staticmethod
    def _whole_user(request):
        return nobody() if request.waiting else request.half_in

    def process_view(self, request, view_func, view_args, view_kwargs):
        name = request.resolver_match.view_name
        if name in WITH_DEVICE | WITHOUT_DEVICE and request.waiting:
            is_open = WITH_DEVICE if request.waiting.has_device else WITHOUT_DEVICE
            if name in is_open:
                request.user = request.half_in


def nobody() -> AnonymousUser:
    """As OTPMiddleware knows a reader without an account."""
    user = AnonymousUser()
    user.otp_device = None  # type: ignore[attr-defined]
    user.is_verified = lambda: False  # type: ignore[attr-defined]
    return user


def standing_at_door(request) -> Standing | None:
    """What the half-done log-in of a request still needs; None where it is done or none."""
    return request.waiting or None


class RollingSessionMiddleware:
    """Each action in the admin gives the session its whole time again.

    One write in `SESSION_TOUCH_SECONDS` at most, and none for what a screen sends by itself: a
    browser that was left open is logged out. Readers have no session, and get none.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs):
        name = request.resolver_match.view_name
        if not is_admin_path(request.path) or name in BY_ITSELF:
            return
        if not request.user.is_authenticated:
            return
        now = int(timezone.now().timestamp())
        if now - request.session.get(LAST_ACTION, 0) >= settings.SESSION_TOUCH_SECONDS:
            request.session[LAST_ACTION] = now
