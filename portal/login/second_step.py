"""The second step of a log-in: who needs it, what passes it, who may give a colleague a new start.

A device is an app that shows codes (TOTP) or a passkey; recovery codes stand in for a lost one.
"""

from dataclasses import dataclass
from math import ceil

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.utils import timezone
from django_otp import devices_for_user
from django_otp import login as otp_login
from django_otp.models import Device, ThrottlingMixin
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp_webauthn.models import WebAuthnCredential

from portal.login import log
from portal.login.mails import tell_owner
from portal.users.managing import account_of, may_reset, with_second_step
from portal.users.models import User

DEVICES: tuple[type[Device], ...] = (TOTPDevice, WebAuthnCredential)
CODES = 10
# In the session of who came by a provider that asks for a second step itself.
BY_PROVIDER = "second_step_by_provider"


@dataclass(frozen=True)
class Standing:
    """What an account has and must have."""

    has_device: bool
    is_required: bool

    @property
    def asks(self) -> bool:
        """Whether a password alone doesn't let it in."""
        return self.has_device or self.is_required


def standing_of(user: User) -> Standing:
    """In one query."""
    account = OuterRef("pk")
    asked = [Exists(model.objects.filter(user=account, confirmed=True)) for model in DEVICES]
    role = Exists(Group.objects.filter(with_second_step(), user=account))
    row = User.objects.filter(pk=user.pk).values_list(*asked, role, "is_superuser").get()
    *devices, in_role, is_superuser = row
    required = settings.REQUIRE_SECOND_STEP and (in_role or is_superuser)
    return Standing(any(devices), required)


def is_waiting(request: HttpRequest, user) -> Standing | None:
    """The standing of who gave a password and no more; None for who is in, or is nobody.

    `user` comes from OTPMiddleware.
    """
    if not user.is_authenticated or user.is_verified() or request.session.get(BY_PROVIDER):
        return None
    standing = standing_of(user)
    return standing if standing.asks else None


def own_devices(user: User) -> list[Device]:
    """The apps and passkeys of an account, without the recovery codes."""
    return [device for model in DEVICES for device in model.objects.filter(user=user)]


def pass_with_code(request: HttpRequest, user: User, code: str) -> bool:
    """Whether a code of an app, or a recovery code, is right; then this log-in is complete."""
    device = match_code(user, code)
    if device is None:
        log.record(log.Kind.SECOND_STEP_FAILED, user, request)
        return False
    request.user = user
    otp_login(request, device)
    request.session.cycle_key()
    log.record(log.Kind.SECOND_STEP, user, request)
    return True


@transaction.atomic
def match_code(user: User, code: str) -> Device | None:
    """The device that a code is of. Codes of an app are numbers, recovery codes never are.

    Devices answer ever more slowly to wrong codes; a right one makes all forget.
    """
    typed = "".join(code.split()).replace("-", "").lower()
    model = TOTPDevice if typed.isdigit() else StaticDevice
    for device in model.objects.select_for_update().filter(user=user, confirmed=True):
        if device.verify_token(typed):
            forget_wrong_codes(user)
            return device
    return None


def forget_wrong_codes(user: User) -> None:
    for device in devices_for_user(user):
        if isinstance(device, ThrottlingMixin) and device.throttling_failure_count:
            device.throttle_reset()


def seconds_to_wait(user: User) -> int:
    """Until an app's code is listened to again, after wrong ones; 0 where it is."""
    allowed = [device.verify_is_allowed() for device in TOTPDevice.objects.filter(user=user)]
    if not allowed or any(is_allowed for is_allowed, _why in allowed):
        return 0
    first = min(why["locked_until"] for _is_allowed, why in allowed)
    return max(1, ceil((first - timezone.now()).total_seconds()))


@transaction.atomic
def make_recovery_codes(user: User) -> list[str]:
    """Ten new codes, as people read them; the old ones are worth nothing from now on."""
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="")
    codes: set[str] = set()
    while len(codes) < CODES:
        codes.add(StaticToken.random_token())
    readable = [code for code in codes if not code.isdigit()]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in readable)
    log.record(log.Kind.CODES_MADE, user)
    return [f"{code[:4]}-{code[4:]}" for code in sorted(readable)]


def count_recovery_codes(user: User) -> int:
    return StaticToken.objects.filter(device__user=user).count()


@transaction.atomic
def remove_device(request: HttpRequest, device: Device) -> None:
    """Takes an own device away; without any the recovery codes are for nothing."""
    user = account_of(request)
    device.delete()
    if not own_devices(user):
        StaticDevice.objects.filter(user=user).delete()
    log.record(log.Kind.DEVICE_REMOVED, user, request)


def reset_second_step(user: User, by: User, request: HttpRequest | None = None) -> None:
    """Takes all devices of a colleague who lost them away; at the next log-in they set up new ones.

    Raises PermissionDenied where `by` may not (`portal.users.managing.may_reset`). The password
    stays: who resets can't come in.
    """
    if not may_reset(by, user):
        raise PermissionDenied
    clear_devices(user, by, request)


@transaction.atomic
def clear_devices(user: User, by: User | None = None, request: HttpRequest | None = None) -> None:
    """Takes all devices away, and tells the owner. Asks nobody: for who holds the machine."""
    for device in devices_for_user(user, confirmed=None):
        device.delete()
    log.record(log.Kind.SECOND_STEP_RESET, user, request, by=by)
    tell_owner(user, "second_step_reset")
