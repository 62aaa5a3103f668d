"""On your own machine: everything embedded, plain HTTP."""

from .base import *  # noqa: F403
from .base import DATA_DIR, env

# WhiteNoise looks for the folder even where nothing is collected.
(DATA_DIR / "static").mkdir(parents=True, exist_ok=True)
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY", default="dev-only-not-for-real-use-" + "x" * 32)
PRACTICE_KEY = env("PRACTICE_KEY", default="dev-only-for-practice-" + "x" * 32)
PORTAL_PORT = env.int("PORTAL_PORT", default=8000)
WAGTAILADMIN_BASE_URL = f"http://localhost:{PORTAL_PORT}"
OTP_WEBAUTHN_RP_ID = "localhost"
OTP_WEBAUTHN_ALLOWED_ORIGINS = [WAGTAILADMIN_BASE_URL]
# The button for news on devices is seen; the demo sends none.
WEB_PUSH_KEY = env("WEB_PUSH_KEY", default="dev0" * 10 + "key")
WEB_PUSH_CONTACT = env("WEB_PUSH_CONTACT", default="dev@example.vn")
DOSSIER_STATUS_URL = env("DOSSIER_STATUS_URL", default="demo")
# The demo's passwords are known to everybody: a second step would only be in the way.
REQUIRE_SECOND_STEP = env.bool("REQUIRE_SECOND_STEP", default=False)

SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
# Files are served as they are: no collectstatic on a developer's machine.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
SERVE_MEDIA = True
DEMO_ALLOWED = True
