"""Browsers in which an account has logged in before: an attack from elsewhere can't lock them out.

A signed cookie holds a random name for each account that came in by password or by the link of a
mail. Failures in such a browser count by that name alone, so it is no way around the limits
either. A new password ends all of them.
"""

from secrets import token_urlsafe

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from portal.users.models import User

COOKIE = "known_browser"
DAYS = 180
# Offices share machines; the oldest accounts go first.
MOST_ACCOUNTS = 10


def known_browser(request: HttpRequest, user: User | None) -> str:
    """The name of this browser for the account; "" where it is a stranger to it."""
    name, mark = _read(request).get(str(user.pk), ("", "")) if user else ("", "")
    return name if user and mark == _mark_of(user) else ""


def remember_browser(request: HttpRequest, response: HttpResponse, user: User) -> None:
    """The account came in here, or holds its mail: the browser is known from now on."""
    name = known_browser(request, user) or token_urlsafe(12)
    known = {key: value for key, value in _read(request).items() if key != str(user.pk)}
    known[str(user.pk)] = (name, _mark_of(user))
    last = dict(list(known.items())[-MOST_ACCOUNTS:])
    response.set_cookie(
        COOKIE,
        signing.dumps(last, salt=COOKIE, compress=True),
        max_age=DAYS * 24 * 60 * 60,
        path="/admin/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _mark_of(user: User) -> str:
    """Another one with each password."""
    return user.get_session_auth_hash()[:16]


def _read(request: HttpRequest) -> dict[str, tuple[str, str]]:
    try:
        read = signing.loads(
            request.COOKIES.get(COOKIE, ""), salt=COOKIE, max_age=DAYS * 24 * 60 * 60
        )
    except signing.BadSignature:
        return {}
    return {key: tuple(value) for key, value in read.items()}
