"""The link that confirms a new address: signed, and worth something only to who is logged in to
that very account, while its address and password are those of the time of asking."""

from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

from portal.users.models import User

LINK_SECONDS = 24 * 60 * 60
SALT = "portal.login.email"


def email_token(user: User, new_email: str) -> str:
    """What the link to a new address carries."""
    return signing.dumps([user.pk, new_email, _mark_of(user)], salt=SALT)


def read_email_token(user: User, token: str) -> str | None:
    """The new address that a link is for; None where it isn't this account's, or is too old."""
    try:
        pk, new_email, mark = signing.loads(token, salt=SALT, max_age=LINK_SECONDS)
    except (signing.BadSignature, ValueError):
        return None
    is_own = pk == user.pk and constant_time_compare(mark, _mark_of(user))
    return new_email if is_own else None


def _mark_of(user: User) -> str:
    return salted_hmac(SALT, f"{user.email}:{user.password}", algorithm="sha256").hexdigest()[:16]
