"""Links in mails: whoever holds one may use it, on the site of the subscription only. Nothing of
them is kept; they are signed with the portal's key."""

from uuid import UUID

from django.core import signing
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import constant_time_compare, salted_hmac
from wagtail.models import Site

from communes.subscriptions.choices import CONFIRM_HOURS
from communes.subscriptions.models import Subscription

CONFIRM, MANAGE, RETURN = (f"subscriptions.{name}" for name in ("confirm", "manage", "return"))
_SIGNS = 24


def address(subscription: Subscription, name: str) -> str:
    """The whole address of "confirm", "change" or "leave" for its holder, in their language."""
    if name == "confirm":
        token = signing.dumps(subscription.uid.hex, salt=CONFIRM)
    else:
        token = signing.Signer(salt=MANAGE).sign(subscription.uid.hex)
    with translation.override(subscription.language):
        path = reverse(f"subscription_{name}", args=[token])
    return subscription.site.root_url + path


def to_confirm(token: str, site: Site) -> Subscription | None:
    """What a link of a first mail is about while it works."""
    try:
        uid = signing.loads(token, salt=CONFIRM, max_age=CONFIRM_HOURS * 3600)
    except signing.BadSignature:
        return None
    return _of(uid, site, Subscription.objects.all())


def held(token: str, site: Site) -> Subscription | None:
    """The subscription of whoever holds a link to change or leave it."""
    try:
        uid = signing.Signer(salt=MANAGE).unsign(token)
    except signing.BadSignature:
        return None
    return _of(uid, site, Subscription.objects.confirmed())


def _of(uid: str, site: Site, rows) -> Subscription | None:
    return rows.filter(site=site, uid=UUID(uid)).select_related("site").first()


def return_mark(delivery: int) -> str:
    """What a mail bears so that it is known when it comes back: "tin.12.1f0a…"."""
    return f"tin.{delivery}.{_mac(delivery)}"


def is_ours(delivery: int, mac: str) -> bool:
    """Whether a mark was made here: nobody else can have an address removed."""
    return constant_time_compare(_mac(delivery), mac)


def _mac(delivery: int) -> str:
    return salted_hmac(RETURN, str(delivery), algorithm="sha256").hexdigest()[:_SIGNS]
