"""The served demo as production logs in: administrators need a second step; mails become files."""

import os

from tests.demo_settings import *  # noqa: F403
from tests.demo_settings import AUTHENTICATION_BACKENDS, DATA_DIR

REQUIRE_SECOND_STEP = True
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = DATA_DIR / "mails"
# The provider of `scripts/with_keycloak`.
if issuer := os.environ.get("KEYCLOAK_URL"):
    OIDC_ISSUER = issuer
    OIDC_RP_CLIENT_ID, OIDC_RP_CLIENT_SECRET = "cong-xa", "chi-de-thu"
    base = f"{issuer}/protocol/openid-connect"
    OIDC_OP_AUTHORIZATION_ENDPOINT = f"{base}/auth"
    OIDC_OP_TOKEN_ENDPOINT = f"{base}/token"
    OIDC_OP_JWKS_ENDPOINT = f"{base}/certs"
    OIDC_OP_LOGOUT_ENDPOINT = f"{base}/logout"
    AUTHENTICATION_BACKENDS = [*AUTHENTICATION_BACKENDS, "portal.login.oidc.ProviderBackend"]
