"""Addresses of who is not in yet. What only a known account meets is in `wagtail_hooks`."""

from django.urls import path
from django.views.decorators.cache import never_cache

from portal.login import oidc
from portal.login.views import entry, passkeys, standing

urlpatterns = [
    path("login/", entry.LoginView.as_view(), name="wagtailadmin_login"),
    path(
        "password_reset/confirm/<uidb64>/<token>/",
        entry.ResetConfirmView.as_view(),
        name="wagtailadmin_password_reset_confirm",
    ),
    path("logout/", never_cache(entry.LogoutView.as_view()), name="wagtailadmin_logout"),
    path("login/phien/", standing.session_standing, name="login_session"),
    path("login/tro-lai/", standing.BackView.as_view(), name="login_back"),
    path("login/passkey/begin/", passkeys.BeginView.as_view(), name="login_passkey_begin"),
    path("login/passkey/complete/", passkeys.CompleteView.as_view(), name="login_passkey_complete"),
    path("login/tinh/", never_cache(oidc.StartView.as_view()), name="oidc_authentication_init"),
    path(
        "login/tinh/ve/",
        never_cache(oidc.CallbackView.as_view()),
        name="oidc_authentication_callback",
    ),
]
