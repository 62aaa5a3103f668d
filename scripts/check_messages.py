"""Are the Vietnamese catalogues complete, and compiled as they are written?

Collects the texts of the whole project anew and compares. `--write` keeps what
was collected (new texts empty, to be translated) and compiles the rest. Needs
GNU gettext; ends with 1 where something is missing.
"""

import subprocess
import sys
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]
IGNORE = [".venv", "var", "node_modules", "tests", "bench", "scripts"]


def catalogues() -> list[Path]:
    """Every Vietnamese catalogue of the project."""
    found = ROOT.glob("**/locale/vi/LC_MESSAGES/django.po")
    return sorted(path for path in found if ".venv" not in path.parts)


def collect() -> None:
    """Collects the texts into the catalogues."""
    ignore = [arg for name in IGNORE for arg in ("-i", name)]
    command = [sys.executable, "-m", "django", "makemessages", "-l", "vi", "--no-location"]
    subprocess.run([*command, *ignore, "-v0"], cwd=ROOT, check=True)


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
            for e in file
            if e.translated()
        }

    if texts(entries) != texts(polib.mofile(str(compiled))):
        problems.append(f"{name}: compiled file is out of date")
    return problems


def main(write: bool) -> int:
    before = {path: path.read_bytes() for path in catalogues()}
    collect()
    if write:
        for path in catalogues():
            polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))
    problems = [problem for path in catalogues() for problem in problems_of(path)]
    if not write:
        for path in catalogues():
            if path in before:
                path.write_bytes(before[path])
            else:
                path.unlink()
    print("\n".join(problems) or f"{len(before)} catalogues are complete.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main("--write" in sys.argv[1:]))
