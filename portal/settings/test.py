"""What the tests run on: fast hashing, mail in memory, no files left behind."""

import tempfile
from pathlib import Path

from .dev import *  # noqa: F403

DEBUG = False
# Commits, which tell what changed, come to no test by itself: who tests the cache switches it on.
PAGE_CACHE = False
# As on a portal that has not set them up; tests/pushes do.
WEB_PUSH_KEY = ""
SECRET_KEY = "test-only-" + "x" * 50
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="portal-test-media-"))
WHITENOISE_AUTOREFRESH = True
LOGGING = {"version": 1, "disable_existing_loggers": False, "root": {"level": "ERROR"}}
