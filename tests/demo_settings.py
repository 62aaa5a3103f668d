"""The demo's settings, with addresses that fail on purpose: how errors look to a reader."""

import os

from portal.settings.dev import *  # noqa: F403

ROOT_URLCONF = "tests.demo_urls"
if "EMAIL_URL" not in os.environ:
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
# Its accounts log in all day long, and their password is known to everybody.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
