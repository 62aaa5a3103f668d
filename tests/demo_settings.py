"""The demo's settings, with addresses that fail on purpose: how errors look to a reader."""

import os

from portal.settings.dev import *  # noqa: F403

ROOT_URLCONF = "tests.demo_urls"
if "EMAIL_URL" not in os.environ:
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
# Its accounts log in all day long, and their password is known to everybody.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# A program of the tests that is told of notices.
if port := os.environ.get("TEST_PROGRAM_PORT"):
    PUBLIC_WEB_PORTS = (80, 443, int(port))
    PUBLIC_WEB_ALSO = ("127.0.0.1",)
    WEBHOOK_SCHEMES = ("https", "http")
