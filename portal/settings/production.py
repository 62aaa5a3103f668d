"""A province's own server. Refuses to start without what it needs."""

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .base import INSTALLED_APPS, PRACTICE, SECRET_KEY

if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured(
        "Set SECRET_KEY in the environment to at least 50 random characters "
        "(python -c 'import secrets; print(secrets.token_urlsafe(50))')."
    )

if not PRACTICE:
    # Work that a reader or an editor need not wait for goes to `manage.py db_worker`.
    INSTALLED_APPS = [*INSTALLED_APPS, "django_tasks_db"]
    TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# The web server serves pictures; those of the practice area pass the gate of the app.
SERVE_MEDIA = PRACTICE
