"""Log-in by the province's own provider (OpenID Connect), where there is one.

It says who somebody is, never what they may do: accounts and roles are the portal's. An account is
found by the name that the provider never changes (`sub`), at the first time by the address that
the provider has verified. Off where `OIDC_ISSUER` is not set.
"""

import logging
from urllib.parse import urlencode

import jwt
import requests
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.db import IntegrityError, transaction
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from mozilla_django_oidc import views
from mozilla_django_oidc.auth import OIDCAuthenticationBackend
from wagtail.admin import messages

from portal.core.hints import Host
from portal.login.models import ProviderAccount
from portal.login.second_step import BY_PROVIDER
from portal.users.models import User

logger = logging.getLogger(__name__)
# What a token, or the line to the provider, can be wrong in.
WRONG = (SuspiciousOperation, jwt.PyJWTError, requests.RequestException, ValueError, KeyError)
# In the session of who came by the provider: what ends the log-in there.
ID_TOKEN = "oidc_id_token"  # noqa: S105
# On the account of this one request: what the provider said.
CLAIMS = "provider_claims"


def is_on() -> bool:
    return bool(settings.OIDC_ISSUER)


class ProviderBackend(OIDCAuthenticationBackend):
    """Finds the account that a provider's token is for; makes none."""

    def authenticate(self, request, **kwargs):
        """None where anything at all is wrong with what came; it is logged, without names."""
        if not is_on() or "nonce" not in kwargs:
            return None
        try:
            return super().authenticate(request, **kwargs)
        except WRONG as error:
            logger.warning("No log-in by the provider: %s", type(error).__name__)
            return None

    def verify_token(self, token, **kwargs):
        """Beside signature, time and nonce: that it is this provider's, and meant for us."""
        payload = super().verify_token(token, **kwargs)
        audience = payload.get("aud")
        meant_for = audience if isinstance(audience, list) else [audience]
        client = settings.OIDC_RP_CLIENT_ID
        if payload.get("iss") != settings.OIDC_ISSUER or client not in meant_for:
            raise SuspiciousOperation("Another provider's token, or for another program.")
        if len(meant_for) > 1 and payload.get("azp") != client:
            raise SuspiciousOperation("A token for several programs.")
        if not payload.get("sub") or "exp" not in payload:
            raise SuspiciousOperation("A token of nobody, or for ever.")
        return payload

    def get_or_create_user(self, access_token, id_token, payload):
        """The active account that is meant, or None. The token tells all: no more is fetched."""
        user = known_account(payload) or new_account(payload)
        if user is None or not user.is_active:
            return None
        setattr(user, CLAIMS, payload | {"raw": id_token})
        return user


def known_account(claims: dict) -> User | None:
    found = ProviderAccount.objects.filter(issuer=claims["iss"], subject=claims["sub"])
    return getattr(found.select_related("user").first(), "user", None)


def new_account(claims: dict) -> User | None:
    """Whose address the provider has verified, if it is one account's and no other subject's."""
    email = claims.get("email")
    if not isinstance(email, str) or not email or claims.get("email_verified") is not True:
        return None
    users = list(User.objects.filter(email__iexact=email, is_active=True)[:2])
    if len(users) != 1:
        return None
    try:
        with transaction.atomic():
            ProviderAccount.objects.create(
                user=users[0], issuer=claims["iss"], subject=claims["sub"]
            )
    except IntegrityError:
        return None  # the account is another subject's
    return users[0]


def has_second_step(claims: dict) -> bool:
    """Whether the provider says, in a way that the settings trust, that it asked for two steps."""
    methods = claims.get("amr")
    methods = methods if isinstance(methods, list) else []
    return claims.get("acr") in settings.OIDC_TRUSTED_ACR or bool(
        {*map(str, methods)} & set(settings.OIDC_TRUSTED_AMR)
    )


class OnlyIfOn(Host):
    def dispatch(self, request, *args, **kwargs):
        if not is_on():
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class StartView(OnlyIfOn, views.OIDCAuthenticationRequestView):
    """Sends to the provider."""

    def __init__(self, *args, **kwargs):
        # Looked up at each request: off, there is nothing to look up.
        if is_on():
            super().__init__(*args, **kwargs)


class CallbackView(OnlyIfOn, views.OIDCAuthenticationCallbackView):
    """Back from the provider: logs in whom it knows."""

    def login_success(self):
        response = super().login_success()
        claims = getattr(self.user, CLAIMS)
        self.request.session[ID_TOKEN] = claims["raw"]
        self.request.session[BY_PROVIDER] = has_second_step(claims)
        return response

    @property
    def success_url(self):
        return self.request.session.get("oidc_login_next") or reverse("wagtailadmin_home")

    def login_failure(self):
        messages.error(
            self.request,
            _(
                "You are not logged in: the province's log-in named no account that is open here. "
                "Try again, or ask your administrator to open one with the e-mail address that "
                "you have there."
            ),
        )
        return redirect("wagtailadmin_login")


def logout_url(request) -> str:
    """Where the provider ends its own log-in; "" for who didn't come from there."""
    token = request.session.get(ID_TOKEN)
    if not is_on() or not token or not settings.OIDC_OP_LOGOUT_ENDPOINT:
        return ""
    back = settings.WAGTAILADMIN_BASE_URL + reverse("wagtailadmin_login")
    query = urlencode({"id_token_hint": token, "post_logout_redirect_uri": back})
    return f"{settings.OIDC_OP_LOGOUT_ENDPOINT}?{query}"
