"""The link in an invitation: signed, for one account, once, for some days.

It holds no more than the account's key. It is dead as soon as a password was set, another
invitation was sent, or the address changed: all of these change the fingerprint.
"""

from enum import Enum

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.crypto import salted_hmac

from portal.users.models import User

SALT = "portal.staff.invitation"


class Refusal(Enum):
    """Why a link opens nothing."""

    EXPIRED = "expired"
    USED = "used"
    REPLACED = "replaced"
    UNKNOWN = "unknown"


class InvitationRefused(Exception):
    """A link that opens nothing; `reason` is a `Refusal`."""

    def __init__(self, reason: Refusal):
        super().__init__(reason.value)
        self.reason = reason


def _fingerprint(user: User) -> str:
    return salted_hmac(SALT, f"{user.password}\n{user.email}", algorithm="sha256").hexdigest()[:24]


def invitation_url(user: User) -> str:
    """The address, on the admin's own host, where the invited sets a password."""
    token = signing.dumps([user.pk, _fingerprint(user)], salt=SALT)
    return settings.WAGTAILADMIN_BASE_URL + reverse("staff_invitation", args=[token])


def invited_by_link(token: str, *, lock: bool = False) -> User:
    """The account that a link is for; `lock` holds it until the transaction ends.

    Raises InvitationRefused with the reason.
    """
    age = settings.STAFF_INVITATION_DAYS * 24 * 60 * 60
    try:
        pk, fingerprint = signing.loads(token, salt=SALT, max_age=age)
    except signing.SignatureExpired as error:
        raise InvitationRefused(Refusal.EXPIRED) from error
    except signing.BadSignature as error:
        raise InvitationRefused(Refusal.UNKNOWN) from error
    users = User.objects.select_for_update() if lock else User.objects
    user = users.filter(pk=pk, is_active=True).first()
    if user is None:
        raise InvitationRefused(Refusal.UNKNOWN)
    if user.has_usable_password():
        raise InvitationRefused(Refusal.USED)
    if fingerprint != _fingerprint(user):
        raise InvitationRefused(Refusal.REPLACED)
    return user
