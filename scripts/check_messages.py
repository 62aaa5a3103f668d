"""Are the Vietnamese catalogues complete, and compiled as they are written?

Collects the texts of the whole project anew and compares. `--write` keeps what
was collected (new texts as another app says them, or empty, to be translated) and
compiles the rest. All apps share one domain, so all must say a text in one way: where its
meaning differs, it needs a context. The admin's catalogue (`admin_messages.py`) is checked
too, but not collected: its texts are not ours. Needs GNU gettext; ends with 1 where
something is missing.
"""

import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import admin_messages
import polib

ROOT = Path(__file__).resolve().parents[1]
IGNORE = [".venv", "var", "node_modules", "tests", "bench", "scripts"]


def catalogues() -> list[Path]:
    """Every Vietnamese catalogue of the project's own texts."""
    found = ROOT.glob("**/locale/vi/LC_MESSAGES/django.po")
    return sorted(path for path in found if ".venv" not in path.parts)


def collect() -> None:
    """Collects the texts into the catalogues."""
    ignore = [arg for name in IGNORE for arg in ("-i", name)]
    command = [sys.executable, "-m", "django", "makemessages", "-l", "vi", *ignore]
    subprocess.run([*command, "--no-location", "--no-obsolete", "-v0"], cwd=ROOT, check=True)


def problems_of(path: Path) -> list[str]:
    """What is wrong with a freshly collected catalogue and its compiled twin."""
    entries = polib.pofile(str(path))
    name = path.relative_to(ROOT)
    problems = [f"{name}: not translated: {e.msgid!r}" for e in entries.untranslated_entries()]
    problems += [f"{name}: fuzzy: {e.msgid!r}" for e in entries.fuzzy_entries()]
    compiled = path.with_suffix(".mo")
    if not compiled.exists():
        return [*problems, f"{name}: not compiled"]

    def texts(file) -> dict:
        return {
            (e.msgctxt, e.msgid): (e.msgstr, tuple(e.msgstr_plural.values()))
            for e in file.translated_entries()
        }

    if texts(entries) != texts(polib.mofile(str(compiled))):
        problems.append(f"{name}: compiled file is out of date")
    return problems


def fill(paths: list[Path]) -> bool:
    """Says new texts as other catalogues do, where these say them in one way; whether any were."""
    files = [polib.pofile(str(path)) for path in paths]
    filled, said = False, defaultdict(set)
    for entry in (entry for file in files for entry in file.translated_entries()):
        said[entry.msgctxt, entry.msgid].add(entry.msgstr)
    for file in files:
        new = [one for one in file.untranslated_entries() if not one.msgid_plural]
        known = [one for one in new if len(said[one.msgctxt, one.msgid]) == 1]
        for entry in known:
            (entry.msgstr,) = said[entry.msgctxt, entry.msgid]
        if known:
            file.save()
            filled = True
    return filled


def clashes(paths: list[Path]) -> list[str]:
    """Texts that two catalogues say in two ways: one would win, in both apps."""
    said: dict[admin_messages.Key, dict[str, str]] = {}
    for path in paths:
        app = path.parents[3]
        folder = "locale" if app == ROOT else app.name
        for entry in polib.pofile(str(path)).translated_entries():
            text = entry.msgstr or " / ".join(entry.msgstr_plural.values())
            said.setdefault((entry.msgctxt, entry.msgid), {})[text] = folder
    return [
        f"said in {len(ways)} ways: {key[1]!r}: "
        + ", ".join(f"{text!r} in {folder}" for text, folder in ways.items())
        for key, ways in said.items()
        if len(ways) > 1
    ]


def problems_of_admin() -> list[str]:
    """What is wrong with the admin's catalogues."""
    problems = admin_messages.clashes(catalogues())
    for path in admin_messages.catalogues():
        problems += problems_of(path) + admin_messages.lost_placeholders(path)
    # What scripts say no walk through the screens sees (tests/admin/test_every_screen.py).
    _total, missing = admin_messages.untranslated("djangojs")
    problems += [f"portal/admin_locale: a script says in English: {one!r}" for one in missing]
    tables = admin_messages.untranslated_in_tables()
    return problems + [f"admin-words.js: no word for {one}" for one in tables]


def restore(before: dict[Path, bytes]) -> None:
    """Puts the catalogues back as they were."""
    for path in catalogues():
        if path in before:
            path.write_bytes(before[path])
        else:
            path.unlink()


def main(write: bool) -> int:
    before = {path: path.read_bytes() for path in catalogues()}
    try:
        collect()
        if write:
            if fill(catalogues()):
                collect()  # lays their lines out
            for path in [*catalogues(), *admin_messages.catalogues()]:
                polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))
        problems = [problem for path in catalogues() for problem in problems_of(path)]
        problems += clashes(catalogues()) + problems_of_admin()
    finally:
        if not write:
            restore(before)
    print("\n".join(problems) or f"{len(before)} catalogues are complete.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main("--write" in sys.argv[1:]))
