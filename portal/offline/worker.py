"""The text of /sw.js: what the site is called where, then the worker itself."""

import json
from datetime import date, timedelta
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail import hooks

from portal.core.addresses import language_prefix
from portal.core.formatting import weekday_name
from portal.sites.frame import Frame

SUNDAY = date(2023, 1, 1)  # where a browser's week begins
FOLDER = Path(__file__).parent / "js"
# What a kept page needs to look like itself; its pictures are not kept. Features add theirs by the
# hook `portal_kept_assets`: a function that returns names of static files.
ASSETS = ("css/portal.css", "js/portal.js", "img/icons.svg", "img/weave.svg")


def added_scripts() -> list[str]:
    """What features have the worker do besides: texts of scripts, by the hook
    `portal_worker_script`, "" for nothing."""
    found = (fn() for fn in hooks.get_hooks("portal_worker_script"))
    return [script for script in found if script]


@lru_cache(maxsize=2)
def _source(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")


def worker_source(frame: Frame) -> str:
    """The worker of a site; where offline reading is off, one that removes itself.

    Its bytes change with the site's languages, the texts, the style sheet or the worker:
    phones then fetch everything anew under a new cache name.
    """
    if not settings.OFFLINE_READING:
        return _source("farewell.js")
    added = [name for fn in hooks.get_hooks("portal_kept_assets") for name in fn()]
    site = {
        "assets": [static(name) for name in (*ASSETS, *added)],
        "languages": [_language(link.code) for link in frame.languages.links()],
    }
    said = json.dumps(site, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    source = "\n".join([_source("worker.js"), *added_scripts()])
    version = sha256((said + source).encode()).hexdigest()[:12]
    return f'const VERSION = "portal-{version}";\nconst SITE = {said};\n{source}'


def _language(code: str) -> dict:
    """The addresses and the sentence of one language, so that the worker makes no texts."""
    with override(code):
        return {
            "home": language_prefix(code),
            "offline": reverse("offline"),
            "list": reverse("kept_list"),
            "saved": _("No line now. You are reading a copy saved at %(time)s, %(day)s."),
            "days": [weekday_name(SUNDAY + timedelta(days=number)) for number in range(7)],
        }
