"""How often one address may do a thing, without keeping the address."""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac


def client_address(request: HttpRequest) -> str:
    """The reader's address: the last one that no proxy of ours wrote itself."""
    forwarded = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    count = settings.TRUSTED_PROXY_COUNT
    if count and len(forwarded) >= count and forwarded[-count]:
        return forwarded[-count]
    return request.META.get("REMOTE_ADDR", "")


def address_hash(request: HttpRequest) -> str:
    """A keyed hash of the address that changes daily, so that it can't be traced back."""
    day = timezone.localdate().isoformat()
    return salted_hmac(
        "portal.address", f"{day}:{client_address(request)}", algorithm="sha256"
    ).hexdigest()[:32]


def is_over_limit(request: HttpRequest, action: str, limit: int, seconds: int) -> bool:
    """Counts this try; True where the address made more than `limit` within `seconds`.

    A village can share one mobile address: keep limits wide.
    """
    return _is_beyond(f"rate:{action}:{address_hash(request)}", limit, seconds)


def is_used_too_often(action: str, subject: str, limit: int, seconds: int) -> bool:
    """Counts this use of something, such as an e-mail address, of which a keyed hash is kept;
    True where there were more than `limit` within `seconds`."""
    told = salted_hmac("portal.subject", subject, algorithm="sha256").hexdigest()[:32]
    return _is_beyond(f"rate:{action}:{told}", limit, seconds)


def _is_beyond(key: str, limit: int, seconds: int) -> bool:
    if cache.add(key, 1, seconds):
        return False
    try:
        return cache.incr(key) > limit
    except ValueError:  # it ended between the two calls
        cache.set(key, 1, seconds)
        return False


def is_used_up(request: HttpRequest, action: str, limit: int) -> bool:
    """Whether the next try would be over the limit; counts nothing."""
    return cache.get(f"rate:{action}:{address_hash(request)}", 0) >= limit
