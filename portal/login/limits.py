"""How many wrong passwords are too many: django-axes, with three limits and no names kept.

Of one account from one address, of one account from everywhere, from one address on all accounts.
The last is wide: the whole office of a commune stands behind one address. A browser that the
account knows (`browsers`) has a limit of its own. Counts are in the database, so all processes
share them; they hold keyed hashes of names, since people type passwords where names belong.
"""

from ipaddress import ip_address, ip_network

from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from axes.signals import user_locked_out
from django.conf import settings
from django.contrib.auth import authenticate
from django.db.models import F, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.crypto import salted_hmac
from django_otp import devices_for_user
from django_otp.models import ThrottlingMixin

from portal.core.ratelimit import client_address
from portal.login import log
from portal.login.browsers import known_browser
from portal.users.models import User, account_named


def account_key(request: HttpRequest | None, credentials: dict | None) -> str | None:
    """What stands for the name that was typed; None where none was: a passkey, a provider."""
    name = (credentials or {}).get("username")
    return name and salted_hmac("portal.login.account", name, algorithm="sha256").hexdigest()


def counted_address(request: HttpRequest) -> str | None:
    """The reader's address as it counts: of IPv6 the network that one house has (/64)."""
    try:
        found = ip_address(client_address(request))
    except ValueError:
        return None
    if found.version == 4:
        return str(found)
    return str(ip_network(f"{found}/64", strict=False).network_address)


class LogInLimits(AxesDatabaseHandler):
    """Counts failures and locks, for `AXES_COOLOFF_TIME` after the last one that was counted.

    A limit that is reached gives 100: `AXES_FAILURE_LIMIT` is per cent.
    """

    def filter_user_attempts(self, request, credentials=None) -> list[QuerySet]:
        account = account_key(request, credentials)
        own = AccessAttempt.objects.filter(username=account)
        if browser := _browser_of(request, credentials):
            return [own.filter(user_agent=browser)]
        strangers = AccessAttempt.objects.filter(user_agent="")
        address = request.axes_ip_address
        return [
            strangers.filter(username=account, ip_address=address),
            strangers.filter(username=account),
            strangers.filter(ip_address=address),
        ]

    def get_failures(self, request, credentials=None) -> int:
        if account_key(request, credentials) is None:
            return 0  # nothing that could be guessed
        attempts = self.get_user_attempts(request, credentials)
        limits = settings.LOGIN_LIMITS.values()
        return max(
            100 * (rows.aggregate(sum=Sum("failures_since_start"))["sum"] or 0) // limit
            for rows, limit in zip(attempts, limits, strict=False)
        )

    def user_login_failed(self, sender, credentials, request=None, **kwargs) -> None:
        """Counts this failure; one that was refused unlooked-at isn't, so that locks end."""
        account = account_key(request, credentials)
        if request is None or account is None:
            return
        request.axes_credentials = credentials
        if request.axes_locked_out:
            return
        self.clean_expired_user_attempts(request, credentials)
        attempt, _created = AccessAttempt.objects.get_or_create(
            username=account,
            ip_address=request.axes_ip_address,
            user_agent=_browser_of(request, credentials),
            defaults={"failures_since_start": 0},
        )
        AccessAttempt.objects.filter(pk=attempt.pk).update(
            failures_since_start=F("failures_since_start") + 1,
            attempt_time=request.axes_attempt_time,
        )
        user = account_named(credentials["username"])
        log.record(log.Kind.FAILED, user, request)
        if self.is_locked(request, credentials):
            request.axes_locked_out = True
            log.record(log.Kind.LOCKED, user, request)
            user_locked_out.send(
                "axes", request=request, username=account, ip_address=request.axes_ip_address
            )

    def user_logged_in(self, sender, request, user, **kwargs) -> None:
        """Forgets what this account mistyped here. What others tried elsewhere stays counted."""
        self.filter_user_attempts(request, {"username": user.get_username()})[0].delete()

    def user_logged_out(self, sender, request, user, **kwargs) -> None:
        """Counts nothing."""


def _browser_of(request: HttpRequest, credentials: dict) -> str:
    return known_browser(request, account_named(credentials["username"])) if request.COOKIES else ""


def unlock(user: User) -> None:
    """The owner proved who they are: all that was counted against the account goes."""
    key = account_key(None, {"username": user.get_username()})
    AccessAttempt.objects.filter(username=key).delete()
    for device in devices_for_user(user):
        if isinstance(device, ThrottlingMixin):
            device.throttle_reset()


def is_own_password(request: HttpRequest, password: str) -> bool:
    """Whether it is the password of who is logged in; a wrong one counts as at log-in."""
    user = request.user
    found = authenticate(request, username=user.get_username(), password=password)
    return found is not None and found.pk == user.pk


def locked_out_page(request, response=None, credentials=None) -> HttpResponse:
    """Says what to do; the same for names that no account has."""
    context = {"minutes": int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)}
    return TemplateResponse(request, "login/locked_out.html", context, status=429).render()
