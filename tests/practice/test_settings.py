"""What PRACTICE makes of the settings, and what the checks say of them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from portal.practice.checks import check_practice

ROOT = Path(__file__).resolve().parents[2]
ASK = """
import json
from django.conf import settings as s
print(json.dumps({
    "mail": s.EMAIL_BACKEND,
    "database": s.DATABASES["default"]["ENGINE"] + " " + str(s.DATABASES["default"]["NAME"]),
    "caches": sorted({c["BACKEND"] for c in s.CACHES.values()}),
    "search": s.SEARCH_ENGINE,
    "oidc": s.OIDC_ISSUER,
    "backends": s.AUTHENTICATION_BACKENDS,
    "apps": [a for a in s.INSTALLED_APPS if a in ("wagtail.contrib.frontend_cache",
                                                  "django_tasks_db")],
    "cookie": [s.SESSION_COOKIE_DOMAIN, s.SESSION_COOKIE_NAME],
    "flags": [s.PAGE_CACHE, s.OFFLINE_READING, s.DEMO_ALLOWED, s.SERVE_MEDIA,
              s.REQUIRE_SECOND_STEP, s.WAGTAIL_PASSWORD_RESET_ENABLED],
    "url": s.PRACTICE_URL,
}))
"""
# As if the environment of the real portal had been copied.
REAL = {
    "SECRET_KEY": "s" * 50,
    "PORTAL_HOST": "tap-lam.tinh.example",
    "DATABASE_URL": "postgres:///portal",
    "CACHE_URL": "redis://127.0.0.1:6379/0",
    "SEARCH_URL": "elasticsearch+https://u:p@es1:9200/portal",
    "PURGE_URL": "http://127.0.0.1:6081/",
    "EMAIL_URL": "smtp+tls://user:password@mail.example.vn:587",
    "OIDC_ISSUER": "https://sso.example.vn/realms/tinh",
    "PAGE_CACHE": "yes",
    "OFFLINE_READING": "yes",
    "PRACTICE_URL": "https://tap-lam.tinh.example",
}


def settings_with(tmp_path, **values) -> dict:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    named = {"DJANGO_SETTINGS_MODULE": "portal.settings.production", "DATA_DIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=ROOT,
        env=kept | named | REAL | values,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_practice_installation_is_tied_to_nothing_outside(tmp_path):
    told = settings_with(tmp_path, PRACTICE="yes")
    assert told == {
        "mail": "django.core.mail.backends.dummy.EmailBackend",
        "database": f"django.db.backends.sqlite3 {tmp_path}/portal.sqlite3",
        "caches": ["django.core.cache.backends.locmem.LocMemCache"],
        "search": "sqlite",
        "oidc": "",
        "backends": [
            "axes.backends.AxesStandaloneBackend",
            "portal.practice.backends.NoPasswords",
        ],
        "apps": [],
        "cookie": ["tap-lam.tinh.example", "practice_session"],
        "flags": [False, False, True, True, False, False],
        "url": "",
    }


def test_a_real_one_stays_as_it_was(tmp_path):
    told = settings_with(tmp_path)
    assert told["mail"].endswith("smtp.EmailBackend")
    assert told["database"].startswith("django.db.backends.postgresql")
    assert told["search"] == "elasticsearch"
    assert told["apps"] == ["wagtail.contrib.frontend_cache", "django_tasks_db"]
    assert told["cookie"] == [None, "sessionid"]
    assert told["flags"] == [True, True, False, False, True, True]
    assert "portal.practice.backends.NoPasswords" not in told["backends"]


GOOD, SHORT = "k" * 32, "k" * 31
HOME, URL = "https://tinh.example", "https://tap-lam.tinh.example"


@pytest.mark.parametrize(
    ("practice", "key", "url", "home", "expected"),
    [
        (False, "", "", "", []),
        (False, GOOD, URL, "", []),
        (False, GOOD, "http://tap-lam.localhost:8001", "", []),
        (False, SHORT, URL, "", ["practice.E001"]),
        (False, GOOD, f"{URL}/admin", "", ["practice.E002"]),
        (False, GOOD, "tap-lam.tinh.example", "", ["practice.E002"]),
        (False, GOOD, "javascript://x", "", ["practice.E002"]),
        (True, GOOD, "", HOME, []),
        (True, "", "", HOME, ["practice.E001"]),
        (True, GOOD, "", "", ["practice.E003"]),
        (True, SHORT, "", "tinh.example", ["practice.E001", "practice.E003"]),
    ],
)
def test_the_checks_say_what_is_missing(settings, practice, key, url, home, expected):
    settings.PRACTICE, settings.PRACTICE_KEY = practice, key
    settings.PRACTICE_URL, settings.PRACTICE_HOME = url, home
    assert [error.id for error in check_practice(None)] == expected
