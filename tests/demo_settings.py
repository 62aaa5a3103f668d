"""The demo's settings, with addresses that fail on purpose: how errors look to a reader."""

from portal.settings.dev import *  # noqa: F403

ROOT_URLCONF = "tests.demo_urls"
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
