"""Settings that every way of running the portal shares: secure unless relaxed."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from portal.settings.practice import closed_in
from search.connection import read_search_url, wagtail_backends

BASE_DIR = Path(__file__).resolve().parents[2]

env = environ.Env()
env.read_env(BASE_DIR / ".env")

# A second, small installation where officers practise (docs/practice.md).
PRACTICE = env.bool("PRACTICE", default=False)
if PRACTICE:
    env.ENVIRON = closed_in(env.ENVIRON)

# --- What a province sets (the README's table names each) ---
SECRET_KEY = env("SECRET_KEY", default="")
DATA_DIR = Path(env("DATA_DIR", default=str(BASE_DIR / "var")))
PORTAL_HOST = env("PORTAL_HOST", default="localhost")
PORTAL_PORT = env.int("PORTAL_PORT", default=443)
PORTAL_PROVINCE_NAME = env("PORTAL_PROVINCE_NAME", default="Nghệ An")
# Proxies in front of the app whose X-Forwarded-* headers can be believed.
TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)

# What the address of a commune may end in that the province opens in the admin.
COMMUNE_HOST_SUFFIXES = env.list("COMMUNE_HOST_SUFFIXES", default=[f".{PORTAL_HOST}"])

# A folder with the root certificates (PEM, DER) of the signatures on documents.
SIGNATURE_ROOTS = env("SIGNATURE_ROOTS", default=str(DATA_DIR / "signature-roots"))

# Where the checks of links may connect to; tests have a server elsewhere.
PUBLIC_WEB_PORTS = (80, 443)
# Addresses that count as public besides: none but in tests.
PUBLIC_WEB_ALSO: tuple[str, ...] = ()
# Of the addresses that programs have which are told of notices.
WEBHOOK_SCHEMES = ("https",)

DEBUG = False
# Hosts are checked against the Site table by SiteMiddleware: unknown ones get 404.
ALLOWED_HOSTS = ["*"]

INSTALLED_APPS = [
    "portal.core",
    "portal.pagecache",
    "portal.sites",
    "portal.machines",
    "portal.admin",
    "portal.users",
    "portal.pages",
    "portal.login",
    "portal.lifecycle",
    "portal.privacy",
    "portal.register",
    "portal.staff",
    "portal.approval",
    "portal.practice",
    "portal.previews",
    "portal.desk",
    "communes",
    "communes.units",
    "communes.announcements",
    "communes.warnings",
    "communes.schedules",
    "communes.questions",
    "communes.procedures",
    "communes.documents",
    "communes.dossiers",
    "communes.consultations",
    "communes.access",
    "communes.news",
    "communes.feedback",
    "communes.organisation",
    "communes.villages",
    "communes.places",
    "communes.phonebook",
    "communes.works",
    "communes.voices",
    "communes.bulletins",
    "communes.listening",
    "communes.channels",
    "communes.storms",
    "communes.outbox",
    "communes.subscriptions",
    "communes.webhooks",
    "communes.pushes",
    "products",
    "products.shops",
    "products.decisions",
    "products.traceability",
    "products.producer_links",
    "products.renewal",
    "home",
    "search",
    "portal.votes",
    "portal.kiosk",
    "portal.offline",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.settings",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "csp",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "django_otp_webauthn",
    "mozilla_django_oidc",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "portal.sites.http.HttpMiddleware",
    "portal.pagecache.microcache.MicroCacheMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.pagecache.middleware.PageCacheMiddleware",
    "portal.sites.middleware.SiteMiddleware",
    "portal.sites.middleware.PortalCSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.sites.middleware.SiteLocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "portal.sites.middleware.SameOriginCsrfMiddleware",
    "portal.sites.middleware.CleanTextMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "portal.login.middleware.SecondStepMiddleware",
    "portal.practice.middleware.PracticeGateMiddleware",
    "portal.login.middleware.RollingSessionMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "portal.admin.guards.AdminGuardMiddleware",
    "portal.lifecycle.middleware.OldAddressMiddleware",
    "portal.sites.middleware.AtomicUnsafeMethodsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "portal" / "templates"],
        "OPTIONS": {
            # Each file is read, and its layout dropped, once a process.
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "portal.core.template_loaders.FilesystemLoader",
                        "portal.core.template_loaders.AppLoader",
                    ],
                ),
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.sites.context_processors.frame",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- Data ---
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'portal.sqlite3'}")}
# Each thread keeps its connection and looks whether it still stands: to PostgreSQL there are
# WEB_WORKERS × WEB_THREADS of them, and one for the worker of tasks (docs/adr/0013).
DATABASES["default"] |= {
    "CONN_MAX_AGE": env.int("CONN_MAX_AGE", default=60),
    "CONN_HEALTH_CHECKS": True,
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # IMMEDIATE and WAL: two writers wait for each other instead of failing (docs/adr/0003).
    # mmap: what the search reads all over the file costs no call of the system a page.
    # secure_delete: what is erased is overwritten in the file, too.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
        "PRAGMA mmap_size=1073741824; PRAGMA secure_delete=ON;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": env.cache("CACHE_URL", default="locmemcache://portal"),
    "renditions": env.cache("CACHE_URL", default="locmemcache://renditions"),
}
CACHES["renditions"] |= {"TIMEOUT": 60 * 60, "KEY_PREFIX": "renditions"}
if "locmem" in CACHES["renditions"]["BACKEND"].lower():
    CACHES["renditions"]["OPTIONS"] = {"MAX_ENTRIES": 5000}

# --- Whole pages for readers (docs/adr/0009) ---
PAGE_CACHE = env.bool("PAGE_CACHE", default=True)
# Seconds for which a proxy may answer without asking: as late a notice may be seen.
SHARED_MAX_AGE = env.int("SHARED_MAX_AGE", default=1)
CACHES["pages"] = env.cache("CACHE_URL", default="locmemcache://pages") | {"KEY_PREFIX": "pages"}
CACHES["frames"] = env.cache("CACHE_URL", default="locmemcache://frames") | {
    "KEY_PREFIX": "frames",
    "TIMEOUT": 60 * 60,
}
STAMPS_IN_CACHE = "redis" in CACHES["default"]["BACKEND"].lower()
if not STAMPS_IN_CACHE:
    # About 30 KB a page, in each process; the least read go first.
    CACHES["pages"]["OPTIONS"] = {"MAX_ENTRIES": env.int("PAGE_CACHE_ENTRIES", default=2000)}
    CACHES["frames"]["OPTIONS"] = {"MAX_ENTRIES": 5000}
# A proxy that understands PURGE (Varnish) hears of each page that was published.
if PURGE_URL := env("PURGE_URL", default=""):
    INSTALLED_APPS += ["wagtail.contrib.frontend_cache"]
    WAGTAILFRONTENDCACHE = {
        "default": {
            "BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend",
            "LOCATION": PURGE_URL,
        }
    }
    WAGTAILFRONTENDCACHE_LANGUAGES: list[str] = []

TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

# Django warns of a time of day that is a default while the clock shows that very time.
SILENCED_SYSTEM_CHECKS = ["fields.W161"]

# --- People ---
AUTH_USER_MODEL = "users.User"
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "portal.login.passwords.GuessableWordsValidator"},
]
LOGIN_URL = "wagtailadmin_login"
# Days for which the link in an invitation works.
STAFF_INVITATION_DAYS = env.int("STAFF_INVITATION_DAYS", default=7)
# Days for which the link works by which a producer sends changes.
PRODUCER_LINK_DAYS = env.int("PRODUCER_LINK_DAYS", default=7)

# --- Log-in (docs/login.md) ---
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "django_otp_webauthn.backends.WebAuthnBackend",
]
# Administrators come in with a second step; off only where passwords are known anyway (dev).
REQUIRE_SECOND_STEP = not PRACTICE
# Wrong passwords until a lock: of an account from one address (or in one browser that it knows),
# of an account from everywhere, from one address, behind which a whole office may stand.
LOGIN_LIMITS = {"account_and_address": 8, "account": 30, "address": 150}
# Days for which log-ins, failures and changes of roles are kept.
LOGIN_LOG_DAYS = env.int("LOGIN_LOG_DAYS", default=365)
AXES_HANDLER = "portal.login.limits.LogInLimits"
AXES_FAILURE_LIMIT = 100  # per cent of the limits above
AXES_COOLOFF_TIME = timedelta(minutes=30)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], "username", "ip_address"]
AXES_LOCKOUT_CALLABLE = "portal.login.limits.locked_out_page"
AXES_CLIENT_IP_CALLABLE = "portal.login.limits.counted_address"
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = AXES_VERBOSE = False
WAGTAILADMIN_USER_LOGIN_FORM = "portal.login.forms.LoginForm"
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "portal.login.forms.LimitedResetForm"  # noqa: S105
# A new address is confirmed first: the account page has a panel of our own for it.
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60
OTP_TOTP_ISSUER = f"Cổng xã {PORTAL_PROVINCE_NAME}"
OTP_WEBAUTHN_RP_NAME = OTP_TOTP_ISSUER
# A province's own provider of log-ins (OpenID Connect); the addresses are Keycloak's, unless set.
OIDC_ISSUER = env("OIDC_ISSUER", default="").rstrip("/")
OIDC_RP_CLIENT_ID = env("OIDC_CLIENT_ID", default="")
OIDC_RP_CLIENT_SECRET = env("OIDC_CLIENT_SECRET", default="")
_oidc = f"{OIDC_ISSUER}/protocol/openid-connect"
OIDC_OP_AUTHORIZATION_ENDPOINT = env("OIDC_AUTHORIZATION_URL", default=f"{_oidc}/auth")
OIDC_OP_TOKEN_ENDPOINT = env("OIDC_TOKEN_URL", default=f"{_oidc}/token")
OIDC_OP_JWKS_ENDPOINT = env("OIDC_KEYS_URL", default=f"{_oidc}/certs")
OIDC_OP_LOGOUT_ENDPOINT = env("OIDC_LOGOUT_URL", default=f"{_oidc}/logout")
OIDC_OP_USER_ENDPOINT = ""  # the token tells all
# What the provider says of how somebody logged in that stands for a second step of ours.
OIDC_TRUSTED_ACR = env.list("OIDC_TRUSTED_ACR", default=[])
OIDC_TRUSTED_AMR = env.list("OIDC_TRUSTED_AMR", default=[])
OIDC_RP_SIGN_ALGO = "RS256"
OIDC_USE_PKCE = True
OIDC_CREATE_USER = False
OIDC_TIMEOUT = 10
if OIDC_ISSUER:
    AUTHENTICATION_BACKENDS += ["portal.login.oidc.ProviderBackend"]
if PRACTICE:  # the demo's passwords are known to everybody: none lets anybody in
    AUTHENTICATION_BACKENDS = [
        "axes.backends.AxesStandaloneBackend",
        "portal.practice.backends.NoPasswords",
    ]
WAGTAIL_PASSWORD_RESET_ENABLED = not PRACTICE

# --- Language, time, numbers ---
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "portal" / "admin_locale"]
FORMAT_MODULE_PATH = ["portal.core.formats"]
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

# --- Files ---
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "portal" / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
# What nginx gives readers of a storm day while the app is down (communes/storms/copies.py).
STORM_COPIES = DATA_DIR / "storm"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# --- Mail ---
EMAIL_CONFIG = env.email("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
# A server that says nothing holds nobody up for longer; seconds.
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=20)
# As many mails, and as many calls of programs, go out in a minute (docs/outbox.md).
OUTBOX_PER_MINUTE = env.int("OUTBOX_PER_MINUTE", default=300)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default=f"khong-tra-loi@{PORTAL_HOST}")

# Where mails to subscribers come back to, as bounce@tinh.vn takes bounce+anything@tinh.vn
# (docs/subscriptions.md); empty: to the sender above.
BOUNCE_ADDRESS = env("BOUNCE_ADDRESS", default="")

# --- News on devices (docs/web-push.md) ---
# The portal's own key, by `manage.py make_push_key`; empty: nothing is offered. And the address of
# those who run the portal, for the operators of push services.
WEB_PUSH_KEY = env("WEB_PUSH_KEY", default="")
WEB_PUSH_CONTACT = env("WEB_PUSH_CONTACT", default="")
# Push services of browsers: hosts, and those below them. The portal sends to no other.
WEB_PUSH_SERVICES = env.list(
    "WEB_PUSH_SERVICES",
    default=[
        "fcm.googleapis.com",
        "push.services.mozilla.com",
        "notify.windows.com",
        "push.apple.com",
    ],
)

# --- Wagtail ---
WAGTAIL_SITE_NAME = f"Cổng xã {PORTAL_PROVINCE_NAME}"
WAGTAILADMIN_BASE_URL = env("WAGTAILADMIN_BASE_URL", default=f"https://{PORTAL_HOST}")
# Passkeys are made for this host, and are worth nothing on another.
OTP_WEBAUTHN_RP_ID = urlsplit(WAGTAILADMIN_BASE_URL).hostname
OTP_WEBAUTHN_ALLOWED_ORIGINS = [WAGTAILADMIN_BASE_URL]
# The home of a commune and of the province: sections stand right below these.
HOME_PAGE_TYPES = ["communes.CommuneHomePage", "home.ProvinceHomePage"]
WAGTAILIMAGES_IMAGE_MODEL = "core.CustomImage"
WAGTAILDOCS_DOCUMENT_MODEL = "core.CustomDocument"
WAGTAILIMAGES_IMAGE_FORM_BASE = "portal.core.pictures.forms.PictureForm"
# Of these HEIC and AVIF are kept as JPEG (portal/core/pictures).
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "gif", "heic", "heif", "avif"]
WAGTAILIMAGES_MAX_IMAGE_PIXELS = None  # looked at before, by portal.core.pictures.intake
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
WAGTAILIMAGES_JPEG_QUALITY = 72
WAGTAILIMAGES_WEBP_QUALITY = 68
WAGTAILDOCS_DOCUMENT_FORM_BASE = "portal.core.uploads.DocumentForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["pdf", "doc", "docx", "xls", "xlsx", "csv", "odt", "ods", "zip", "txt"]
# Recordings of news (communes.news), each with its words.
RECORDING_EXTENSIONS = ["mp3", "m4a", "ogg"]
WAGTAILDOCS_EXTENSIONS += RECORDING_EXTENSIONS
WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": {"WIDGET": "portal.admin.rich_text.ReadableTextArea"}}
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
# Both admin languages read a day this way (portal/core/formats).
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]  # one zone: the account page doesn't ask
WAGTAILADMIN_RECENT_EDITS_LIMIT = 8
# Superusers look after all sites: no draft of one is sent to them.
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
# A translation is a draft until somebody publishes it (docs/adr/0020).
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
_database = "sqlite" if "sqlite" in DATABASES["default"]["ENGINE"] else "postgresql"
SEARCH_CONNECTION = read_search_url(env("SEARCH_URL", default=""), _database)
SEARCH_ENGINE = SEARCH_CONNECTION.engine
WAGTAILSEARCH_BACKENDS = wagtail_backends(SEARCH_CONNECTION, _database)
# Days for which searches without results are counted for officers.
SEARCH_MISSES_DAYS = env.int("SEARCH_MISSES_DAYS", default=90)

# --- Read API (docs/api.md); the rest is set on its views: the admin's own API is another ---
SPECTACULAR_SETTINGS = {
    "OAS_VERSION": "3.1.1",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    # Choices stand where they are used: components of their own would need names.
    "POSTPROCESSING_HOOKS": [],
    "ENUM_GENERATE_CHOICE_DESCRIPTION": True,
}

# --- Security ---
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
# Without a proxy of ours this header is whatever a reader sends.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXY_COUNT > 0 else None
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SESSION_COOKIE_SECURE = True
# From the last action on, which is written down once in so many seconds.
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_TOUCH_SECONDS = 60
if PRACTICE:
    # One log-in for the portal's host and the communes' below it, apart from the real portal's.
    SESSION_COOKIE_DOMAIN = PORTAL_HOST
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "practice_session", "practice_csrf"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "SAMEORIGIN"  # the admin's preview frames its own pages

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="INFO")},
    # Each save of a page runs several tasks: their start and end are noise.
    "loggers": {"django_tasks": {"level": "WARNING"}, "wagtail": {"level": "WARNING"}},
}

# --- The portal's own ---
# Who tells how far a dossier is: "", "demo", or an address with {code} (docs/dossiers.md).
DOSSIER_STATUS_URL = env("DOSSIER_STATUS_URL", default="")
DOSSIER_STATUS_KEY = env("DOSSIER_STATUS_KEY", default="")
# What reads aloud (docs/bulletins.md): a service over HTTP, else espeak-ng where it is installed;
# seconds for a text, and megabytes that recordings may take on the disk.
VOICE_URL = env("VOICE_URL", default="")
VOICE_KEY = env("VOICE_KEY", default="")
VOICE_TIMEOUT = env.int("VOICE_TIMEOUT", default=60)
VOICE_MEGABYTES = env.int("VOICE_MEGABYTES", default=2000)
# Where bulletins go that may be played, and what signs them (docs/bulletins.md): the province's
# source-information system.
SOURCE_SYSTEM_URL = env("SOURCE_SYSTEM_URL", default="")
SOURCE_SYSTEM_KEY = env("SOURCE_SYSTEM_KEY", default="")
# What sends text messages to people whose numbers it keeps itself (docs/sms-gateway.md).
SMS_GATEWAY_URL = env("SMS_GATEWAY_URL", default="")
SMS_GATEWAY_KEY = env("SMS_GATEWAY_KEY", default="")
# Off: /sw.js serves a worker that removes itself and all it kept (docs/comforts.md).
OFFLINE_READING = env.bool("OFFLINE_READING", default=True)
# `load_demo` makes accounts with a known password: never on a real portal.
DEMO_ALLOWED = PRACTICE
# Where the other installation is (docs/practice.md): on the real one the address of the practice
# portal, on that one the address of the real; and the secret that both know.
PRACTICE_URL = env("PRACTICE_URL", default="").rstrip("/")
PRACTICE_HOME = env("PRACTICE_HOME", default="").rstrip("/")
PRACTICE_KEY = env("PRACTICE_KEY", default="")
