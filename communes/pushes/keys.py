"""The portal's own key, and whether news on devices are offered at all."""

from functools import lru_cache

from django.conf import settings

from communes.pushes.encryption import PrivateKey, encode, point_of, read_key


def own_key() -> PrivateKey | None:
    """The key of the settings; None where there is none, or what is no key."""
    return _read(settings.WEB_PUSH_KEY)


@lru_cache(maxsize=2)
def _read(value: str) -> PrivateKey | None:
    try:
        return read_key(value) if value else None
    except ValueError:
        return None


def is_offered() -> bool:
    """Whether readers can have news on their devices: with a key, an address for the operators of
    push services, and the worker that shows what came."""
    return bool(settings.WEB_PUSH_CONTACT and settings.OFFLINE_READING and own_key())


def public_key() -> str:
    """What browsers ask their push service with; "" where nothing is offered."""
    key = own_key()
    return encode(point_of(key.public_key())) if key else ""
