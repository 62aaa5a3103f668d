"""The Vietnamese of Wagtail's admin: what is wrong with ours, and what is still English.

`portal/admin_locale` translates texts that belong to Wagtail, wagtail-localize and
Django. No source of ours holds them, so they are kept by hand and makemessages leaves
them alone. What its tables say, a script of Handsontable's, is in `admin-words.js`. Run this
to list what a new release of Wagtail brought untranslated (`--list`); `check_messages.py` checks
the rest.
"""

import re
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "portal" / "admin_locale" / "vi" / "LC_MESSAGES"
PLACEHOLDER = re.compile(r"%\(\w+\)[sdr]|%[sd]|\{\w*\}")
# Their screens are not among a commune's: the developers' guide, redirects, and the like.
UNUSED = ("styleguide", "redirects", "search_promotions", "simple_translation", "contrib/forms")

# What tables say (Handsontable), and where we say it.
TABLES = "contrib/table_block/static/table_block/js/vendor/handsontable-*.full.min.js"
TABLE_WORDS = ROOT / "portal" / "static" / "js" / "admin-words.js"

Key = tuple[str | None, str]


def catalogues() -> list[Path]:
    return sorted(FOLDER.glob("*.po"))


def texts_of(path: Path) -> dict[Key, str]:
    """What a catalogue says, by context and original; texts in several forms by the first."""
    return {
        (entry.msgctxt, entry.msgid): entry.msgstr or entry.msgstr_plural.get(0, "")
        for entry in polib.pofile(str(path))
    }


def clashes(own: Iterable[Path]) -> list[str]:
    """Texts that one of our apps says otherwise: ours here would win, on public pages too."""
    admin = texts_of(FOLDER / "django.po")
    return [
        f"portal/admin_locale: drop {key[1]!r}, {path.relative_to(ROOT)} says it otherwise"
        for path in own
        for key, text in texts_of(path).items()
        if text and admin.get(key, text) != text
    ]


def lost_placeholders(path: Path) -> list[str]:
    """Texts whose placeholders are not those of the original."""
    return [
        f"portal/admin_locale: placeholders differ: {entry.msgid!r}"
        for entry in polib.pofile(str(path))
        if "no-python-format" not in entry.flags
        and set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        != set(PLACEHOLDER.findall(entry.msgstr or entry.msgstr_plural[0]))
    ]


def untranslated(domain: str) -> tuple[int, list[str]]:
    """How many texts Wagtail and wagtail-localize have, and those without Vietnamese."""
    ours = texts_of(FOLDER / f"{domain}.po")
    have, missing = set(), set()
    for package in ("wagtail", "wagtail_localize"):
        home = Path(find_spec(package).origin).parent
        for path in home.glob(f"**/locale/en/LC_MESSAGES/{domain}.po"):
            if any(part in str(path) for part in UNUSED):
                continue
            vietnamese = Path(str(path).replace("/locale/en/", "/locale/vi/"))
            theirs = texts_of(vietnamese) if vietnamese.exists() else {}
            for key in texts_of(path):
                (have if ours.get(key) or theirs.get(key) else missing).add(key)
    missing -= have
    return len(have | missing), sorted(msgid for _context, msgid in missing)


def untranslated_in_tables() -> list[str]:
    """The entries of a table's menu that our dictionary lacks, by their keys."""
    script = next(Path(find_spec("wagtail").origin).parent.glob(TABLES)).read_text("utf-8")
    english = script[script.index('languageCode:"en-US"') :].partition("FILTERS_CONDITIONS")[0]
    keys = set(re.findall(r"\bCONTEXTMENU_ITEMS_\w+", english))
    if not keys:
        raise ValueError("Handsontable’s dictionary looks different: read it anew.")
    return sorted(keys - set(re.findall(r"key\.(CONTEXTMENU_ITEMS_\w+)", TABLE_WORDS.read_text())))


if __name__ == "__main__":
    for domain in ("django", "djangojs"):
        total, missing = untranslated(domain)
        print(f"{domain}: {total - len(missing)} of {total} texts are in Vietnamese.")
        if "--list" in sys.argv[1:]:
            print("\n".join(f"  {msgid!r}" for msgid in missing))
    print("\n".join(f"table: {key}" for key in untranslated_in_tables()) or "tables: all.")
